-- One child, one picture (mission M1): two records of one child become one without loss, and can be taken apart again. One is kept; what was written
-- for the other stands under it. Which tables are about a child is read from the catalogue, so that a new one is covered from its first day.

CREATE TABLE child_alias (
    merged_id uuid PRIMARY KEY REFERENCES child,
    kept_id   uuid NOT NULL REFERENCES child,
    CHECK (merged_id <> kept_id)
);
COMMENT ON TABLE child_alias IS 'The id of a record that was merged, and of the one that is kept: an old address leads there. Two ids and nothing of anybody';
COMMENT ON COLUMN child_alias.merged_id IS 'The id that the record had';
COMMENT ON COLUMN child_alias.kept_id IS 'The record that is kept, also after several mergers';
CREATE INDEX child_alias_kept ON child_alias (kept_id);

CREATE TABLE child_merge (
    LIKE template.child_record INCLUDING ALL,
    other_id    uuid NOT NULL REFERENCES child,
    match_id    uuid NOT NULL REFERENCES match_task,
    was         json NOT NULL,
    kept_was    json NOT NULL,
    tier_was    smallint NOT NULL CHECK (tier_was BETWEEN 0 AND 5),
    undone_at   timestamptz,
    undone_by   uuid REFERENCES person,
    CHECK (child_id <> other_id),
    CHECK ((undone_at IS NULL) = (undone_by IS NULL))
);
COMMENT ON TABLE child_merge IS 'Two records of one child that were made one: which is kept, and what the other was';
COMMENT ON COLUMN child_merge.other_id IS 'The record that was merged into it: nobody sees it as a child any more';
COMMENT ON COLUMN child_merge.match_id IS 'The suspicion that the matching desk decided';
COMMENT ON COLUMN child_merge.was IS 'Who the other was said to be: names and identifiers, by which the child is still found';
COMMENT ON COLUMN child_merge.kept_was IS 'Who the kept one was said to be then';
COMMENT ON COLUMN child_merge.tier_was IS 'The tier of the other''s record before';
COMMENT ON COLUMN child_merge.undone_at IS 'When they were taken apart again; none: they are one';
COMMENT ON COLUMN child_merge.undone_by IS 'Who did that';
SELECT template.finish('child_merge', 1::smallint);
CREATE INDEX child_merge_other ON child_merge (other_id);
CREATE INDEX child_merge_match ON child_merge (match_id);

CREATE TABLE child_merge_row (
    merge_id    uuid NOT NULL REFERENCES child_merge,
    table_name  text NOT NULL,
    column_name text NOT NULL,
    row_id      uuid NOT NULL,
    what        text NOT NULL CHECK (what IN ('moved', 'dropped', 'left', 'stayed')),
    made_at     timestamptz,
    made_by     uuid,
    PRIMARY KEY (merge_id, table_name, column_name, row_id)
);
COMMENT ON TABLE child_merge_row IS 'What a merger did to each record, so that it can be taken back';
COMMENT ON COLUMN child_merge_row.merge_id IS 'The merger';
COMMENT ON COLUMN child_merge_row.table_name IS 'The table of the record';
COMMENT ON COLUMN child_merge_row.column_name IS 'Where the child stands in it';
COMMENT ON COLUMN child_merge_row.row_id IS 'The record';
COMMENT ON COLUMN child_merge_row.made_at IS 'Of one that stayed: when it was recorded'; -- so that the desk knows whom to ask, and need not see the record
COMMENT ON COLUMN child_merge_row.made_by IS 'Of one that stayed: who recorded it';
COMMENT ON COLUMN child_merge_row.what IS 'Moved to the kept child; a task that was open twice, dropped and moved; left with the other, since the kept child has the same; written while the two were one, which stayed with the kept child when they were taken apart, for a person to decide';

-- ---------------------------------------------------------------------------------------------- which tables

-- Every column child_id, and every other one that refers to a child. Those that are not here, and why: child is the record itself; child_search is
-- made from it; sight is worked out from the facts that move; version follows its record; audit says which record somebody looked at; child_alias,
-- child_merge say who was merged; a draft follows at once and does not come back; import_line is the worksheet of a file.
CREATE FUNCTION child_tables() RETURNS TABLE (tab regclass, col name, record text)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT c.oid::regclass, a.attname,
           coalesce((SELECT split_part(encode(g.tgargs, 'escape'), '\000', 1) FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = 'version_keep'), c.relname::text)
      FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
       AND c.relname <> ALL ('{child,child_search,sight,version,audit,child_alias,child_merge,draft,import_line}'::text[])
       AND (a.attname = 'child_id'
            OR EXISTS (SELECT FROM pg_constraint k WHERE k.contype = 'f' AND k.conrelid = c.oid AND k.confrelid = 'child'::regclass AND k.conkey = ARRAY[a.attnum]))
     ORDER BY 1, 2;
END;
COMMENT ON FUNCTION child_tables IS 'The tables whose rows are about a child, the column that says which, and the type of record';

-- ---------------------------------------------------------------------------------------------- moving

-- One row at a time, where not all of a table can go at once: what the kept child has already. A task that is open twice is dropped once. A suspicion,
-- the reason for a year without SDQ and a link of two brothers say nothing new, and stay where they are; anything else is a conflict.
CREATE FUNCTION child_row_move(merge uuid, tab regclass, col name, row_id uuid, old_child uuid, new_child uuid) RETURNS boolean
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    name text := (SELECT relname FROM pg_class WHERE oid = tab);
BEGIN
    EXECUTE format('UPDATE %s SET %I = $1 WHERE id = $2 AND %2$I = $3', tab, col) USING new_child, row_id, old_child;
    INSERT INTO child_merge_row VALUES (merge, name, col, row_id, 'moved');
    RETURN true;
EXCEPTION WHEN unique_violation OR check_violation THEN
    IF name = 'task' THEN
        UPDATE task t SET child_id = new_child, state = 'dropped', settled_at = now(), settled_by = me() WHERE t.id = child_row_move.row_id AND t.state = 'open';
        INSERT INTO child_merge_row VALUES (merge, name, col, row_id, 'dropped');
        RETURN true;
    ELSIF name IN ('match_task', 'sdq_none', 'sibling') THEN
        INSERT INTO child_merge_row VALUES (merge, name, col, row_id, 'left');
        RETURN true;
    END IF;
    RETURN false;
END $$;
COMMENT ON FUNCTION child_row_move IS 'Moves one record to the child that is kept; false: that child has one already';

-- All records of a child to another. Answers the types of record of which both have one where there can be only one.
CREATE FUNCTION child_rows_move(merge uuid, old_child uuid, new_child uuid) RETURNS text[]
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    t         record;
    r         uuid;
    conflicts text[] := '{}';
BEGIN
    FOR t IN SELECT * FROM child_tables() LOOP
        BEGIN
            EXECUTE format('WITH moved AS (UPDATE %s x SET %I = $2 WHERE x.%2$I = $1 RETURNING x.id)
                            INSERT INTO child_merge_row SELECT $3, %3$L, %2$L, m.id, ''moved'' FROM moved m',
                           t.tab, t.col, (SELECT relname FROM pg_class WHERE oid = t.tab)) USING old_child, new_child, merge;
        EXCEPTION WHEN unique_violation OR check_violation THEN
            FOR r IN EXECUTE format('SELECT id FROM %s WHERE %I = $1 ORDER BY made_at, id', t.tab, t.col) USING old_child LOOP
                IF NOT child_row_move(merge, t.tab, t.col, r, old_child, new_child) AND t.record <> ALL (conflicts) THEN
                    conflicts := conflicts || t.record;
                END IF;
            END LOOP;
        END;
    END LOOP;
    RETURN conflicts;
END $$;
COMMENT ON FUNCTION child_rows_move IS 'Moves every record of one child to another, and notes each';

-- A record that was written for the other after the merger goes back with what it hangs on: a note with its meeting, a meeting with its work.
CREATE FUNCTION child_rows_follow(kept uuid, other uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    k     record;
    n     integer;
    moved integer := 1;
BEGIN
    WHILE moved > 0 LOOP
        moved := 0;
        FOR k IN SELECT f.conrelid::regclass AS tab, f.confrelid::regclass AS parent, a.attname AS col
                   FROM pg_constraint f
                   JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
                  WHERE f.contype = 'f' AND cardinality(f.conkey) = 1
                    AND f.conrelid IN (SELECT x.tab FROM child_tables() x WHERE x.col = 'child_id')
                    AND f.confrelid IN (SELECT x.tab FROM child_tables() x WHERE x.col = 'child_id') LOOP
            EXECUTE format('UPDATE %1$s x SET child_id = $2 FROM %2$s p WHERE p.id = x.%3$I AND p.child_id = $2 AND x.child_id = $1', k.tab, k.parent, k.col)
                USING kept, other;
            GET DIAGNOSTICS n = ROW_COUNT;
            moved := moved + n;
        END LOOP;
    END LOOP;
END $$;
COMMENT ON FUNCTION child_rows_follow IS 'Takes what hangs on the records that went back along with them';

-- Old content is seen with the record it is of.
CREATE FUNCTION child_versions_follow(one uuid, other uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT x.tab, c.relname FROM child_tables() x JOIN pg_class c ON c.oid = x.tab WHERE x.col = 'child_id' LOOP
        EXECUTE format('UPDATE version v SET child_id = x.child_id FROM %s x
                         WHERE x.child_id IN ($1, $2) AND v.row_id = x.id AND v.table_name = %L AND v.child_id IN ($1, $2) AND v.child_id <> x.child_id',
                       t.tab, t.relname) USING one, other;
    END LOOP;
END $$;
COMMENT ON FUNCTION child_versions_follow IS 'Puts the old content of two children''s records under the child of each record';

-- Of old content the child is the one under whom it is kept now, whatever was written in it then.
CREATE OR REPLACE FUNCTION as_of_rows(tab anyelement) RETURNS SETOF anyelement
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE
    name text := pg_typeof(tab)::text;
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT x.* FROM %1$I x WHERE x.child_id = $1 AND x.made_at < $2 '
        'AND (x.version = 1 OR NOT EXISTS (SELECT FROM version v WHERE v.row_id = x.id AND v.table_name = %1$L AND v.valid_to >= $2)) '
        'UNION ALL SELECT r.* FROM version v CROSS JOIN LATERAL json_populate_record(NULL::%1$I, '
        'CASE WHEN v.row ->> ''child_id'' = v.child_id::text THEN v.row ELSE (v.row::jsonb || jsonb_build_object(''child_id'', v.child_id))::json END) r '
        'WHERE v.child_id = $1 AND v.table_name = %1$L AND v.valid_from < $2 AND v.valid_to >= $2', name)
        USING current_setting('around.as_of_child')::uuid, as_of_end();
END $$;

-- ---------------------------------------------------------------------------------------------- found by either

ALTER TABLE child_search ADD COLUMN others text[];
COMMENT ON COLUMN child_search.others IS 'Identifiers, in small letters, of records that were merged into this one';
CREATE INDEX child_search_others ON child_search USING gin (others) WHERE others IS NOT NULL;

CREATE FUNCTION child_search_make(child uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    DELETE FROM child_search s WHERE s.child_id = child_search_make.child;
    INSERT INTO child_search (child_id, tier, words, sounds, born_on, local_id, nhs_number, upn, others)
    SELECT c.id, c.tier, array_to_string(n.names, ' '), search_sounds(n.names), c.born_on, lower(c.local_id), c.nhs_number,
           CASE WHEN c.upn NOT LIKE 'UN%' THEN lower(c.upn) END, n.others
      FROM child c
     CROSS JOIN LATERAL (
            SELECT search_words(VARIADIC ARRAY[c.given_names, c.family_name, c.known_as] || coalesce(array_agg(x.name) FILTER (WHERE x.name IS NOT NULL), '{}')) AS names,
                   array_agg(DISTINCT lower(x.number)) FILTER (WHERE x.number IS NOT NULL) AS others
              FROM child_alias a
              JOIN child o ON o.id = a.merged_id
             CROSS JOIN LATERAL (VALUES (o.given_names, o.local_id), (o.family_name, o.nhs_number),
                                        (o.known_as, CASE WHEN o.upn NOT LIKE 'UN%' THEN o.upn END)) x (name, number)
             WHERE a.kept_id = c.id) n
     WHERE c.id = child_search_make.child AND NOT EXISTS (SELECT FROM child_alias a WHERE a.merged_id = c.id);
END $$;
COMMENT ON FUNCTION child_search_make IS 'What a child is found by, also as the records that were merged into it; nothing for one that was merged';

CREATE OR REPLACE FUNCTION child_keep() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    PERFORM child_search_make(NEW.id);
    INSERT INTO match_task (id, child_id, other_id, why, made_by)
    SELECT gen_random_uuid(), NEW.id, a.child_id, a.why, me()
      FROM child_alike(ARRAY[NEW.given_names, NEW.family_name, NEW.known_as], NEW.born_on, NEW.local_id, NEW.nhs_number, NEW.upn) a
     WHERE a.child_id <> NEW.id
       AND NOT EXISTS (SELECT FROM child_alias k WHERE k.merged_id = NEW.id)
       AND NOT EXISTS (SELECT FROM match_task m WHERE m.child_id = a.child_id AND m.other_id = NEW.id)
       AND (TG_OP = 'UPDATE'
            OR oversees('child', 'view') < 1
               AND NOT EXISTS (SELECT FROM sight s WHERE s.person_id = NEW.made_by AND s.child_id = a.child_id
                                                     AND s.from_on <= today() AND s.until_on > today()))
        ON CONFLICT (child_id, other_id) DO NOTHING;
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION search_score(k child_search, words text[], day integer[], ids text[]) RETURNS real
LANGUAGE plpgsql IMMUTABLE SET search_path = pg_catalog, public AS $$
DECLARE
    name real := 0;
    born real := 0;
BEGIN
    IF (k).local_id = ANY (ids) OR (k).nhs_number = ANY (ids) OR (k).upn = ANY (ids) OR (k).others && ids THEN
        RETURN 4;
    END IF;
    IF day IS NOT NULL THEN
        born := day_like(day, (k).born_on);
    END IF;
    IF cardinality(words) > 0 THEN
        name := name_like(words, string_to_array((k).words, ' '));
        IF cardinality(words) > 1 AND name < 0.9 THEN -- "Anna Marie" for Annamarie
            name := greatest(name, 0.97 * name_like(ARRAY[array_to_string(words, '')], string_to_array((k).words, ' ')));
        END IF;
        RETURN CASE WHEN name < 0.5 THEN 0
                    WHEN day IS NULL THEN name + (name = 1)::int * 2
                    WHEN name = 1 AND born = 1 THEN 3
                    ELSE (name + born) / 2 + (name >= 0.7)::int * 0.2 END;
    END IF;
    RETURN born + (born = 1)::int * 2;
END $$;

CREATE OR REPLACE FUNCTION child_alike(names text[], born_on date, local_id text, nhs_number text, upn text)
    RETURNS TABLE (child_id uuid, why text)
LANGUAGE plpgsql STABLE ROWS 5 SET search_path = pg_catalog, public AS $$
#variable_conflict use_column
DECLARE
    asked_words  text[] := search_words(VARIADIC names);
    asked_sounds text[] := search_sounds(asked_words);
    days         date[] := days_like(ARRAY[date_part('year', born_on), date_part('month', born_on), date_part('day', born_on)]::integer[]);
    ids          text[] := array_remove(ARRAY[lower(child_alike.local_id), child_alike.nhs_number, lower(child_alike.upn)], NULL);
BEGIN
    RETURN QUERY
    SELECT k.child_id,
           CASE WHEN k.nhs_number = child_alike.nhs_number THEN 'The same NHS number'
                WHEN k.upn = lower(child_alike.upn) THEN 'The same unique pupil number'
                WHEN k.local_id = lower(child_alike.local_id) THEN 'The same number in the council''s system'
                WHEN k.others && ids THEN 'A number that this child had on an earlier record'
                WHEN k.born_on = child_alike.born_on THEN 'The same day of birth and a name that is alike'
                ELSE 'The same name and a day of birth that is alike' END
      FROM child_search k
     WHERE k.nhs_number = child_alike.nhs_number
        OR k.upn = lower(child_alike.upn)
        OR k.local_id = lower(child_alike.local_id)
        OR k.others && ids
        OR (k.born_on = ANY (days) AND k.sounds && asked_sounds
            AND name_like(asked_words, string_to_array(k.words, ' ')) >= CASE WHEN k.born_on = child_alike.born_on THEN 0.75 ELSE 0.95 END);
END $$;

DO $$
BEGIN
    PERFORM similarity('a', 'a'); -- its setting, below, is known from its first use in a session
END $$;
CREATE OR REPLACE FUNCTION child_find(typed text, how_many integer) RETURNS TABLE (child_id uuid, score real)
LANGUAGE plpgsql STABLE SECURITY DEFINER ROWS 20
    SET search_path = pg_catalog, public, pg_temp SET pg_trgm.similarity_threshold = 0.28 AS $$
#variable_conflict use_column
DECLARE
    q     record := search_asked(typed);
    asked text := array_to_string(q.words, ' ');
    reach smallint := oversees('child', 'view');
    dark  uuid[];
BEGIN
    IF reach < 1 THEN
        RETURN;
    END IF;
    dark := ARRAY(SELECT d.child_id FROM denied d WHERE d.person_id = me() AND d.ended_at IS NULL);
    RETURN QUERY
    WITH candidate AS (
        SELECT k.child_id FROM child_search k WHERE k.nhs_number = ANY (q.ids) OR k.upn = ANY (q.ids) OR k.local_id = ANY (q.ids)
        UNION
        SELECT k.child_id FROM child_search k WHERE k.others && q.ids
        UNION
        (SELECT k.child_id FROM child_search k
          WHERE q.day IS NOT NULL AND k.born_on = ANY (days_like(q.day))
            AND (asked = '' OR k.sounds && q.sounds OR k.words % asked)
          ORDER BY day_like(q.day, k.born_on) DESC, similarity(k.words, asked) DESC LIMIT 100)
        UNION
        (SELECT k.child_id FROM child_search k WHERE asked <> '' AND k.words % asked ORDER BY similarity(k.words, asked) DESC LIMIT 100)
        UNION
        (SELECT k.child_id FROM child_search k
          WHERE cardinality(q.sounds) > 0 AND k.sounds @> q.sounds ORDER BY similarity(k.words, asked) DESC LIMIT 100))
    SELECT k.child_id, search_score(k, q.words, q.day, q.ids) AS score
      FROM candidate c JOIN child_search k ON k.child_id = c.child_id
     WHERE k.tier <= reach AND k.child_id <> ALL (dark)
     ORDER BY score DESC, k.words, k.child_id
     LIMIT how_many;
END $$;

-- A file that still says the number of a record that was merged is about the child that is kept.
CREATE OR REPLACE FUNCTION import_children(batch uuid, who uuid, OUT kind text, OUT made bigint, OUT changed bigint, OUT same bigint)
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
#variable_conflict use_column
BEGIN
    kind := 'child';
    UPDATE import_line l SET child_id = c.id
      FROM (SELECT DISTINCT ON (local_id, born_on) coalesce((SELECT k.kept_id FROM child_alias k WHERE k.merged_id = x.id), x.id) AS id, local_id, born_on
              FROM child x WHERE local_id IS NOT NULL
             ORDER BY local_id, born_on, made_at, x.id) c
     WHERE l.batch_id = batch AND l.kind = 'child' AND c.local_id = l.local_id AND c.born_on = (l.content ->> 'born_on')::date;
    GET DIAGNOSTICS same = ROW_COUNT;
    UPDATE import_line l SET child_id = gen_random_uuid(), is_new = true
     WHERE l.batch_id = batch AND l.kind = 'child' AND l.child_id IS NULL;
    INSERT INTO child (id, local_id, born_on, sex, ethnicity, upn, died_on, source, made_by)
    SELECT l.child_id, l.local_id, r.born_on, r.sex, r.ethnicity, r.upn, r.died_on, 'imported', who
      FROM import_line l, json_to_record(l.content) AS r (born_on date, sex text, ethnicity text, upn text, died_on date)
     WHERE l.batch_id = batch AND l.kind = 'child' AND l.is_new;
    GET DIAGNOSTICS made = ROW_COUNT;
    INSERT INTO child_search (child_id, tier, words, sounds, born_on, local_id, upn)
    SELECT c.id, c.tier, '', '{}', c.born_on, lower(c.local_id), CASE WHEN c.upn NOT LIKE 'UN%' THEN lower(c.upn) END
      FROM import_line l JOIN child c ON c.id = l.child_id
     WHERE l.batch_id = batch AND l.kind = 'child' AND l.is_new;
    UPDATE child c
       SET sex = w.sex, ethnicity = w.ethnicity, upn = w.upn, died_on = w.died_on
      FROM (SELECT o.id, CASE r.sex WHEN 'U' THEN o.sex ELSE r.sex END AS sex,
                   CASE WHEN r.ethnicity = 'NOBT' THEN coalesce(o.ethnicity, 'NOBT') ELSE coalesce(r.ethnicity, o.ethnicity) END AS ethnicity,
                   CASE WHEN r.upn LIKE 'UN%' THEN coalesce(o.upn, r.upn) ELSE coalesce(r.upn, o.upn) END AS upn,
                   coalesce(o.died_on, r.died_on) AS died_on
              FROM import_line l JOIN child o ON o.id = l.child_id,
                   json_to_record(l.content) AS r (born_on date, sex text, ethnicity text, upn text, died_on date)
             WHERE l.batch_id = batch AND l.kind = 'child' AND NOT l.is_new) w
     WHERE c.id = w.id AND (c.sex, c.ethnicity, c.upn, c.died_on) IS DISTINCT FROM (w.sex, w.ethnicity, w.upn, w.died_on);
    GET DIAGNOSTICS changed = ROW_COUNT;
    same := same - changed;
END $$;

-- ---------------------------------------------------------------------------------------------- beside each other

CREATE FUNCTION child_said(c child) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (c).id, 'name', (c).name, 'given_names', (c).given_names, 'family_name', (c).family_name, 'known_as', (c).known_as,
    'born_on', (c).born_on, 'sex', (c).sex, 'local_id', (c).local_id, 'nhs_number', (c).nhs_number, 'upn', (c).upn);
COMMENT ON FUNCTION child_said IS 'Who a record says that the child is';

-- With the rights of whoever asks.
CREATE FUNCTION child_records(child uuid) RETURNS TABLE (record text, n bigint)
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE
    t record;
BEGIN
    FOR t IN SELECT x.record, string_agg(format('(SELECT count(*) FROM %s x WHERE x.child_id = $1)', x.tab), ' + ') AS counts
               FROM child_tables() x
              WHERE x.col = 'child_id' AND x.record NOT IN ('match', 'task') AND has_table_privilege(x.tab, 'SELECT') GROUP BY x.record ORDER BY x.record LOOP
        record := t.record;
        EXECUTE 'SELECT ' || t.counts INTO n USING child;
        IF n > 0 THEN
            RETURN NEXT;
        END IF;
    END LOOP;
END $$;
COMMENT ON FUNCTION child_records IS 'How many records of each type a child has, as far as I see them';

DO $$
BEGIN
    IF to_regclass('child_merge_row') IS NULL OR (SELECT count(*) FROM child_tables() WHERE col = 'child_id') < 30
       OR EXISTS (SELECT FROM child_tables() t WHERE NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = t.tab AND a.attname = 'id')) THEN
        RAISE EXCEPTION 'verify: the tables about a child are not found, or one of them has no id';
    END IF;
END $$;
