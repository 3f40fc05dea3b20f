-- A record on the wrong child goes to the right one, or is marked as entered in error; the place where it was says so (security.md A84). Nothing is deleted.

CREATE TABLE record_moved (
    LIKE template.child_record INCLUDING ALL,
    record     text NOT NULL,
    table_name text NOT NULL,
    row_id     uuid NOT NULL,
    to_child   uuid REFERENCES child,
    reason     text NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    CHECK (to_child <> child_id)
);
COMMENT ON TABLE record_moved IS 'That a record was on the wrong child, or entered in error: seen where it was by those who could see it';
COMMENT ON COLUMN record_moved.record IS 'Type of the record, as the policy names it';
COMMENT ON COLUMN record_moved.table_name IS 'Its table';
COMMENT ON COLUMN record_moved.row_id IS 'The record';
COMMENT ON COLUMN record_moved.to_child IS 'The child whose it is; none: entered in error, and kept sealed for the audit';
COMMENT ON COLUMN record_moved.reason IS 'What was wrong, as whoever put it right says';
SELECT template.finish('record_moved', 1::smallint);
CREATE INDEX record_moved_to ON record_moved (to_child);

-- What hangs on a record that was sealed is sealed with it, and so is what they were before.
CREATE FUNCTION child_rows_seal(child uuid) RETURNS void
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
                    AND f.conrelid IN (SELECT x.tab FROM child_tables() x JOIN pg_attribute t ON t.attrelid = x.tab AND t.attname = 'tier' WHERE x.col = 'child_id')
                    AND f.confrelid IN (SELECT x.tab FROM child_tables() x JOIN pg_attribute t ON t.attrelid = x.tab AND t.attname = 'tier' WHERE x.col = 'child_id') LOOP
            EXECUTE format('UPDATE %1$s x SET tier = 5 FROM %2$s p WHERE p.id = x.%3$I AND p.child_id = $1 AND p.tier = 5 AND x.child_id = $1 AND x.tier < 5',
                           k.tab, k.parent, k.col) USING child;
            GET DIAGNOSTICS n = ROW_COUNT;
            moved := moved + n;
        END LOOP;
    END LOOP;
    FOR k IN SELECT x.tab, c.relname FROM child_tables() x JOIN pg_class c ON c.oid = x.tab JOIN pg_attribute t ON t.attrelid = x.tab AND t.attname = 'tier' WHERE x.col = 'child_id' LOOP
        EXECUTE format('UPDATE version v SET tier = 5 FROM %s x WHERE x.child_id = $1 AND x.tier = 5 AND v.row_id = x.id AND v.table_name = %L AND v.tier < 5', k.tab, k.relname)
            USING child;
    END LOOP;
END $$;
COMMENT ON FUNCTION child_rows_seal IS 'Seals what hangs on a record that was entered in error, and the old content of both';

CREATE FUNCTION record_moved_item(x record_moved) RETURNS json
LANGUAGE sql STABLE
RETURN json_build_object('id', (x).id, 'made_at', instant((x).made_at),
    'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = (x).made_by), 'etag', 'v' || (x).version,
    'type', (x).record, 'record', (x).row_id, 'in_error', (x).to_child IS NULL,
    'to', (SELECT json_build_object('id', c.id, 'name', c.name) FROM child c WHERE c.id = (x).to_child), 'reason', (x).reason);
COMMENT ON FUNCTION record_moved_item IS 'That a record was on the wrong child, as the API answers; to whom it went, for those who may see that child';
GRANT EXECUTE ON FUNCTION record_moved_item(record_moved) TO around_app;

DO $$
BEGIN
    IF to_regclass('record_moved_to') IS NULL OR to_regprocedure('record_moved_item(record_moved)') IS NULL THEN
        RAISE EXCEPTION 'verify: no record of what was on the wrong child';
    END IF;
END $$;
