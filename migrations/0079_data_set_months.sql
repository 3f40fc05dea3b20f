-- The months of the data set (0078): values that are given, comments, months as a person froze them; and what is kept of each child, from which a
-- report is read (guard/83 and 84).

CREATE TABLE data_set_start (
    authority_id uuid PRIMARY KEY REFERENCES agency,
    month        date NOT NULL CHECK (extract(day FROM month) = 1)
);
COMMENT ON TABLE data_set_start IS 'From which month on a council''s records are whole enough to count from: before it every value is given';
COMMENT ON COLUMN data_set_start.authority_id IS 'The council; one that is not here counts from the first record';
COMMENT ON COLUMN data_set_start.month IS 'First day of the first month that is counted';

CREATE TABLE data_value (
    LIKE template.record INCLUDING ALL,
    authority_id uuid NOT NULL REFERENCES agency,
    indicator    text NOT NULL REFERENCES indicator,
    month        date NOT NULL CHECK (extract(day FROM month) = 1),
    value        numeric(12,2),
    numerator    numeric(12,2),
    denominator  numeric(12,2),
    printed      text CHECK (printed IN ('better', 'worse', 'same')),
    given_by     uuid NOT NULL DEFAULT me() REFERENCES person,
    given_at     timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT data_value_twice UNIQUE (authority_id, indicator, month)
);
COMMENT ON TABLE data_value IS 'A value of a month that another system or a person gave';
COMMENT ON COLUMN data_value.authority_id IS 'Of which council';
COMMENT ON COLUMN data_value.indicator IS 'The measure';
COMMENT ON COLUMN data_value.month IS 'First day of the month';
COMMENT ON COLUMN data_value.value IS 'In the measure''s unit; none: taken back, not reported';
COMMENT ON COLUMN data_value.numerator IS 'Where it is known';
COMMENT ON COLUMN data_value.denominator IS 'Where it is known';
COMMENT ON COLUMN data_value.printed IS 'The arrow that a board''s paper printed beside it: better, worse or the same than before';
COMMENT ON COLUMN data_value.given_by IS 'Who gave it last';
COMMENT ON COLUMN data_value.given_at IS 'When';
SELECT template.finish('data_value');

CREATE TABLE data_comment (
    LIKE template.record INCLUDING ALL,
    authority_id uuid NOT NULL REFERENCES agency,
    indicator    text NOT NULL REFERENCES indicator,
    month        date NOT NULL CHECK (extract(day FROM month) = 1),
    text         text CHECK (length(text) BETWEEN 1 AND 4000),
    said_by      uuid NOT NULL DEFAULT me() REFERENCES person,
    said_at      timestamptz NOT NULL DEFAULT now(),
    CONSTRAINT data_comment_twice UNIQUE (authority_id, indicator, month)
);
COMMENT ON TABLE data_comment IS 'What is said of a measure in a month';
COMMENT ON COLUMN data_comment.authority_id IS 'Of which council';
COMMENT ON COLUMN data_comment.indicator IS 'The measure';
COMMENT ON COLUMN data_comment.month IS 'First day of the month';
COMMENT ON COLUMN data_comment.text IS 'In words, of no child; none: taken back';
COMMENT ON COLUMN data_comment.said_by IS 'Who said it last';
COMMENT ON COLUMN data_comment.said_at IS 'When';
SELECT template.finish('data_comment');

-- ---------------------------------------------------------------------------------------------- months that a person froze

CREATE TABLE snapshot (
    LIKE template.record INCLUDING ALL,
    authority_id uuid NOT NULL REFERENCES agency,
    month        date NOT NULL CHECK (extract(day FROM month) = 1),
    edition      smallint NOT NULL CHECK (edition >= 1),
    reason       text CHECK (length(reason) BETWEEN 1 AND 1000),
    opening      text NOT NULL,
    CONSTRAINT snapshot_twice UNIQUE (authority_id, month, edition),
    CHECK ((edition = 1) = (reason IS NULL))
);
COMMENT ON TABLE snapshot IS 'A month of the data set as a person froze it. It never changes: a correction is another edition, with a reason';
COMMENT ON COLUMN snapshot.authority_id IS 'Of which council';
COMMENT ON COLUMN snapshot.month IS 'First day of the month';
COMMENT ON COLUMN snapshot.edition IS '1, and one more with each correction';
COMMENT ON COLUMN snapshot.reason IS 'Why it was corrected';
COMMENT ON COLUMN snapshot.opening IS 'The sentence that stands above it';
SELECT template.finish('snapshot');

CREATE TABLE snapshot_figure (
    snapshot_id uuid NOT NULL REFERENCES snapshot,
    indicator   text NOT NULL REFERENCES indicator,
    value       numeric(12,2),
    item        json NOT NULL,
    PRIMARY KEY (snapshot_id, indicator)
);
COMMENT ON TABLE snapshot_figure IS 'One measure of a frozen month';
COMMENT ON COLUMN snapshot_figure.snapshot_id IS 'The frozen month';
COMMENT ON COLUMN snapshot_figure.indicator IS 'The measure';
COMMENT ON COLUMN snapshot_figure.value IS 'Its value; none: not reported yet';
COMMENT ON COLUMN snapshot_figure.item IS 'All that stood beside it: definition, benchmarks, comment, twelve months';

CREATE FUNCTION snapshot_stands() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    RAISE EXCEPTION USING ERRCODE = 'P0001', CONSTRAINT = 'snapshot_stands', MESSAGE = 'a frozen month never changes';
END $$;
COMMENT ON FUNCTION snapshot_stands IS 'Nobody changes a frozen month, the owner of the database neither';
CREATE TRIGGER snapshot_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON snapshot FOR EACH STATEMENT EXECUTE FUNCTION snapshot_stands();
CREATE TRIGGER snapshot_stands BEFORE UPDATE OR DELETE OR TRUNCATE ON snapshot_figure FOR EACH STATEMENT EXECUTE FUNCTION snapshot_stands();

-- ---------------------------------------------------------------------------------------------- what is kept

CREATE TABLE child_count (
    child_id     uuid,
    authority_id uuid NOT NULL,
    indicator    text NOT NULL,
    from_month   date NOT NULL,
    until_month  date NOT NULL,
    numerator    numeric NOT NULL,
    denominator  numeric NOT NULL,
    CHECK (until_month > from_month)
);
COMMENT ON TABLE child_count IS 'What a child adds to a measure, and in which months: worked out anew by count_keep() when a record of the child has changed';
COMMENT ON COLUMN child_count.child_id IS 'The child; none: of a council, and no child''s, as foster households are';
COMMENT ON COLUMN child_count.authority_id IS 'The council that looks after the child';
COMMENT ON COLUMN child_count.indicator IS 'As in view indicator_span';
COMMENT ON COLUMN child_count.from_month IS 'First day of the first month in which it counts';
COMMENT ON COLUMN child_count.until_month IS 'First day of the month in which it counts no longer; infinity: none is in sight';
COMMENT ON COLUMN child_count.numerator IS 'What it adds above the line';
COMMENT ON COLUMN child_count.denominator IS 'And below it';
CREATE INDEX child_count_child ON child_count (child_id);
CREATE INDEX child_count_month ON child_count (indicator, authority_id, from_month);
COMMENT ON INDEX child_count_month IS 'The children behind a number';

CREATE TABLE month_count (
    authority_id uuid NOT NULL,
    indicator    text NOT NULL,
    month        date NOT NULL,
    numerator    numeric NOT NULL,
    denominator  numeric NOT NULL,
    children     bigint NOT NULL,
    PRIMARY KEY (authority_id, indicator, month)
);
COMMENT ON TABLE month_count IS 'By how much a measure changes from one month to the next: its value of a month is the sum up to it, and no child has to be looked at';
COMMENT ON COLUMN month_count.authority_id IS 'The council';
COMMENT ON COLUMN month_count.indicator IS 'As in view indicator_span';
COMMENT ON COLUMN month_count.month IS 'First day of the month';
COMMENT ON COLUMN month_count.numerator IS 'So much more above the line than in the month before';
COMMENT ON COLUMN month_count.denominator IS 'And below it';
COMMENT ON COLUMN month_count.children IS 'So many more rows of child_count';

-- Not one row a child: two who write about one child at the same time would wait for each other.
CREATE TABLE count_stale (
    child_id uuid,
    made_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
COMMENT ON TABLE count_stale IS 'Whose counts are out of date: a row with each change, taken away when they have been worked out';
COMMENT ON COLUMN count_stale.child_id IS 'The child; none: what is a council''s and no child''s';
COMMENT ON COLUMN count_stale.made_at IS 'Since when';
CREATE INDEX count_stale_child ON count_stale (child_id);

-- They follow of the records, which move when two children are put together.
CREATE OR REPLACE FUNCTION child_tables() RETURNS TABLE (tab regclass, col name, record text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT c.oid::regclass, a.attname,
           coalesce((SELECT split_part(encode(g.tgargs, 'escape'), '\000', 1) FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = 'version_keep'), c.relname::text)
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND c.relname <> ALL ('{child,child_search,sight,version,audit,child_alias,child_merge,draft,import_line,child_count,count_stale}'::text[])
       AND (a.attname = 'child_id'
            OR EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND k.confrelid = 'child'::regclass AND k.conkey = ARRAY[a.attnum]))
     ORDER BY 1, 2;
END;

-- Of the children who are here: all of them.
INSERT INTO count_stale (child_id) SELECT c.id FROM child c;

DO $$
BEGIN
    IF (SELECT count(*) FROM unnest('{data_set_start,data_value,data_comment,snapshot,snapshot_figure,child_count,month_count,count_stale}'::text[]) AS t WHERE to_regclass(t) IS NOT NULL) <> 8
       OR (SELECT count(*) FROM pg_trigger WHERE tgname = 'snapshot_stands') <> 2 OR EXISTS (SELECT FROM child_tables() x WHERE x.tab = 'child_count'::regclass) THEN
        RAISE EXCEPTION 'verify: the months of the data set are not there';
    END IF;
END $$;
