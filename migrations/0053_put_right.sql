-- Whoever works with a child is told that two records of it were put together, and that they were taken apart; and every type of record that somebody can
-- put on the wrong child can be taken to the right one, or marked as entered in error.

CREATE TABLE child_joined (
    LIKE template.child_record INCLUDING ALL,
    kind text NOT NULL CHECK (kind IN ('joined', 'parted'))
);
COMMENT ON TABLE child_joined IS 'That two records became this child''s one, or were made two again: for those who work with the child. Of the other record it says nothing';
COMMENT ON COLUMN child_joined.kind IS 'Put together, taken apart';
SELECT template.finish('child_joined', 1::smallint);

-- One PEP a term: one that was entered in error stands in the way of none.
ALTER TABLE pep DROP CONSTRAINT pep_twice;
CREATE UNIQUE INDEX pep_twice ON pep (child_id, term_id) WHERE tier < 5;
COMMENT ON INDEX pep_twice IS 'A child has one PEP a term';

-- What hangs on a record hangs on it by its id, whatever else the key holds: the parts of a plan too.
CREATE OR REPLACE FUNCTION child_rows_follow(kept uuid, other uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    k     record;
    n     integer;
    moved integer := 1;
BEGIN
    WHILE moved > 0 LOOP
        moved := 0;
        FOR k IN SELECT * FROM child_parts() LOOP
            EXECUTE format('UPDATE %1$s x SET child_id = $2 FROM %2$s p WHERE p.id = x.%3$I AND p.child_id = $2 AND x.child_id = $1', k.tab, k.parent, k.col)
                USING kept, other;
            GET DIAGNOSTICS n = ROW_COUNT;
            moved := moved + n;
        END LOOP;
    END LOOP;
END $$;
CREATE FUNCTION child_parts() RETURNS TABLE (tab regclass, parent regclass, col name, has_tier boolean)
LANGUAGE sql STABLE SET search_path = pg_catalog, public
BEGIN ATOMIC
    SELECT f.conrelid::regclass, f.confrelid::regclass, a.attname,
           (SELECT count(*) = 2 FROM pg_attribute t WHERE t.attrelid IN (f.conrelid, f.confrelid) AND t.attname = 'tier')
      FROM pg_constraint f
      JOIN pg_attribute a ON a.attrelid = f.conrelid AND a.attnum = f.conkey[1]
      JOIN pg_attribute i ON i.attrelid = f.confrelid AND i.attnum = f.confkey[1] AND i.attname = 'id'
     WHERE f.contype = 'f'
       AND f.conrelid IN (SELECT x.tab FROM child_tables() x WHERE x.col = 'child_id')
       AND f.confrelid IN (SELECT x.tab FROM child_tables() x WHERE x.col = 'child_id');
END;
COMMENT ON FUNCTION child_parts IS 'Which tables about a child hang on which others, by which column';
CREATE OR REPLACE FUNCTION child_rows_seal(child uuid) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    k     record;
    n     integer;
    moved integer := 1;
BEGIN
    WHILE moved > 0 LOOP
        moved := 0;
        FOR k IN SELECT * FROM child_parts() p WHERE p.has_tier LOOP
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

-- A plan and its parts name their child together, and go to another together: in whichever order, so that is looked at when all are there.
DO $$
DECLARE
    k record;
BEGIN
    FOR k IN SELECT c.conname, c.conrelid::regclass AS tab FROM pg_constraint c WHERE c.contype = 'f' AND c.confrelid = 'plan'::regclass AND cardinality(c.conkey) > 1 LOOP
        EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY IMMEDIATE', k.tab, k.conname);
    END LOOP;
    IF NOT FOUND OR to_regclass('child_joined') IS NULL
       OR EXISTS (SELECT FROM pg_constraint c WHERE c.contype = 'f' AND c.confrelid = 'plan'::regclass AND cardinality(c.conkey) > 1 AND NOT c.condeferrable) THEN
        RAISE EXCEPTION 'verify: the parts of a plan could not go with it to another child, or nobody is told of a merger';
    END IF;
END $$;
