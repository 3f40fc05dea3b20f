-- Brothers and sisters who are children here, linked to each other (mission M1). One row says it of both: it is seen from either, by whoever may see both.
-- Who may not see one of them is told that a brother or sister is linked and whose record that is, and nothing else; an adoption is sealed and gives nothing.

CREATE TABLE sibling (
    LIKE template.child_record INCLUDING ALL,
    other_id     uuid NOT NULL REFERENCES child,
    kind         text NOT NULL CHECK (kind IN ('full', 'half', 'step', 'adoptive', 'lives_as')),
    said_by      text NOT NULL CHECK (length(said_by) BETWEEN 1 AND 200),
    said_on      date NOT NULL,
    family_time  text CHECK (length(family_time) BETWEEN 1 AND 2000),
    ended_on     date,
    ended_why    text CHECK (length(ended_why) BETWEEN 1 AND 500),
    error_reason text CHECK (length(error_reason) BETWEEN 1 AND 500),
    CONSTRAINT sibling_self CHECK (child_id <> other_id),
    CONSTRAINT sibling_sealed CHECK (kind <> 'adoptive' OR tier = 5),
    CHECK ((ended_on IS NULL) = (ended_why IS NULL))
);
COMMENT ON TABLE sibling IS 'Two children of the system who are brothers or sisters, or live as such: one row for both';
COMMENT ON COLUMN sibling.other_id IS 'The other; it means the same as child_id, from whose page it was recorded';
COMMENT ON COLUMN sibling.kind IS 'Both parents the same, one, by marriage, by adoption (always sealed), or growing up as such';
COMMENT ON COLUMN sibling.said_by IS 'Who said so';
COMMENT ON COLUMN sibling.said_on IS 'When';
COMMENT ON COLUMN sibling.family_time IS 'The plan for their time together, in plain words; none: not made yet';
COMMENT ON COLUMN sibling.ended_on IS 'Day from which they are so no longer, as after a step-family parted';
COMMENT ON COLUMN sibling.ended_why IS 'Why';
COMMENT ON COLUMN sibling.error_reason IS 'Why it should not have been recorded; it stays, and counts for nothing';
SELECT template.finish('sibling', 2::smallint);
CREATE INDEX sibling_other ON sibling (other_id);
-- A sealed one is not among them: that there is one is told to nobody, so it refuses nothing.
CREATE UNIQUE INDEX sibling_twice ON sibling (least(child_id, other_id), greatest(child_id, other_id))
    WHERE ended_on IS NULL AND error_reason IS NULL AND tier < 5;
COMMENT ON INDEX sibling_twice IS 'Two children are linked once, from whichever of them';

-- Worked out from where both live, as far as whoever asks may see that. Where an address of either is protected, or held back, nothing is said: neither
-- that they live together, which would say where, nor that they do not.
CREATE FUNCTION sibling_together(one uuid, other uuid) RETURNS text
LANGUAGE sql STABLE
RETURN (SELECT CASE WHEN a.is_dark OR b.is_dark THEN NULL
                    WHEN a.place = b.place OR (a.place IS NULL OR b.place IS NULL) AND a.kind = b.kind AND lower(a.carers) = lower(b.carers) THEN 'together'
                    WHEN a.place <> b.place THEN 'apart' END
          FROM (SELECT NULL) o
         CROSS JOIN LATERAL (
                SELECT h.kind, h.carers, nullif(regexp_replace(lower(d.lines || coalesce(d.postcode, '')), '[^a-z0-9]', '', 'g'), '') AS place,
                       coalesce(d.is_protected, h.has_address) AS is_dark
                  FROM home h LEFT JOIN home_address d ON d.home_id = h.id
                 WHERE h.child_id = one AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today()) ORDER BY h.from_on DESC LIMIT 1) a
         CROSS JOIN LATERAL (
                SELECT h.kind, h.carers, nullif(regexp_replace(lower(d.lines || coalesce(d.postcode, '')), '[^a-z0-9]', '', 'g'), '') AS place,
                       coalesce(d.is_protected, h.has_address) AS is_dark
                  FROM home h LEFT JOIN home_address d ON d.home_id = h.id
                 WHERE h.child_id = other AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today()) ORDER BY h.from_on DESC LIMIT 1) b);
COMMENT ON FUNCTION sibling_together IS 'Whether two children live together or apart, as far as that is known and for me to see; null: it is not';

-- The postcode or the first line, however it is written. Whoever records a link sees protected addresses.
CREATE FUNCTION sibling_tells(one uuid, other uuid, plan text) RETURNS boolean
LANGUAGE sql STABLE
RETURN EXISTS (
    SELECT FROM home_address d
     CROSS JOIN LATERAL (VALUES (d.postcode), (split_part(d.lines, E'\n', 1))) l (line)
     CROSS JOIN LATERAL (SELECT regexp_replace(lower(l.line), '[^a-z0-9]', '', 'g') AS said) n
     WHERE d.child_id IN (one, other) AND d.is_protected AND length(n.said) >= 5
       AND position(n.said IN regexp_replace(lower(plan), '[^a-z0-9]', '', 'g')) > 0);
COMMENT ON FUNCTION sibling_tells IS 'Whether a text tells a protected address of one of two children';

CREATE FUNCTION sibling_child(child uuid) RETURNS json
LANGUAGE sql STABLE
RETURN (SELECT json_build_object('id', c.id, 'name', coalesce(c.known_as, c.given_names, c.name), 'full_name', c.name,
                                 'age', age_on(c.born_on, coalesce(c.died_on, today())), 'sex', c.sex)
          FROM child c WHERE c.id = sibling_child.child);
COMMENT ON FUNCTION sibling_child IS 'One of two brothers or sisters, for whoever may see that child';

CREATE FUNCTION sibling_item(x sibling, seen_from uuid) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'child', sibling_child(seen_from), 'other', sibling_child(CASE (x).child_id WHEN seen_from THEN (x).other_id ELSE (x).child_id END),
    'kind', (x).kind, 'tier', (x).tier, 'said_by', (x).said_by, 'said_on', (x).said_on, 'family_time', (x).family_time,
    'home', CASE WHEN (x).ended_on IS NULL AND (x).error_reason IS NULL THEN sibling_together((x).child_id, (x).other_id) END,
    'ended_on', (x).ended_on, 'ended_why', (x).ended_why, 'error_reason', (x).error_reason);
COMMENT ON FUNCTION sibling_item IS 'A link of two brothers or sisters as the API answers, seen from one of them';
GRANT EXECUTE ON FUNCTION sibling_together(uuid, uuid), sibling_tells(uuid, uuid, text), sibling_child(uuid), sibling_item(sibling, uuid) TO around_app;

-- Of two children, so it stood for either.
CREATE OR REPLACE FUNCTION as_of_rows(tab anyelement) RETURNS SETOF anyelement
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE
    name text := pg_typeof(tab)::text;
    mine text := CASE name WHEN 'sibling' THEN 'v.row_id IN (SELECT s.id FROM sibling s WHERE $1 IN (s.child_id, s.other_id))' ELSE 'v.child_id = $1' END;
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT x.* FROM %1$I x WHERE %2$s AND x.made_at < $2 '
        'AND (x.version = 1 OR NOT EXISTS (SELECT FROM version v WHERE v.row_id = x.id AND v.table_name = %1$L AND v.valid_to >= $2)) '
        'UNION ALL SELECT r.* FROM version v CROSS JOIN LATERAL json_populate_record(NULL::%1$I, '
        'CASE WHEN v.row ->> ''child_id'' = v.child_id::text THEN v.row ELSE (v.row::jsonb || jsonb_build_object(''child_id'', v.child_id))::json END) r '
        'WHERE %3$s AND v.table_name = %1$L AND v.valid_from < $2 AND v.valid_to >= $2', name,
        CASE name WHEN 'sibling' THEN '$1 IN (x.child_id, x.other_id)' ELSE 'x.child_id = $1' END, mine)
        USING current_setting('around.as_of_child')::uuid, as_of_end();
END $$;

DO $$
BEGIN
    IF to_regclass('sibling_twice') IS NULL OR to_regprocedure('sibling_item(sibling, uuid)') IS NULL
       OR (SELECT count(*) FROM child_tables() t WHERE t.tab = 'sibling'::regclass) <> 2 THEN
        RAISE EXCEPTION 'verify: no record of brothers and sisters, or a merger would not find both of its children';
    END IF;
END $$;
