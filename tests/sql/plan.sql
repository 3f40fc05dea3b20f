-- No statement of the service reads a whole table of records about children: each finds its rows by an index. The planner is asked while
-- reading whole tables is dear, so what it says does not hang on how few rows there are here.
CREATE FUNCTION test.whole_tables(what text) RETURNS text[] LANGUAGE plpgsql AS $$
DECLARE
    dead  integer; -- what is indented as far as this is never run: a part of a view whose rows are never of a carer, or never of what is asked
    line  text;
    found text[] := '{}';
    nulls text := (SELECT string_agg('NULL', ', ') FROM pg_prepared_statements s CROSS JOIN unnest(s.parameter_types) WHERE s.name = what);
BEGIN
    FOR line IN EXECUTE format('EXPLAIN EXECUTE %I', what) || coalesce('(' || nulls || ')', '') LOOP
        dead := CASE WHEN line ~ 'One-Time Filter: (false|\(NULL::)' THEN length(substring(line FROM '^ *')) WHEN length(substring(line FROM '^ *')) >= dead THEN dead END;
        IF dead IS NULL AND line ~ 'Seq Scan on ' THEN
            found := found || substring(line FROM 'Seq Scan on (\w+)');
        END IF;
    END LOOP;
    RETURN ARRAY(SELECT DISTINCT f FROM unnest(found) f
                  WHERE EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = to_regclass(f) AND a.attname = 'child_id'));
EXCEPTION WHEN insufficient_privilege THEN
    RETURN '{}'; -- what runs as the owner
END $$;
-- A row about a child or a carer asks who stands how to that one, by index; not to everybody whom the reader has to do with.
CREATE FUNCTION test.asks_by_index(tab text) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
    line text;
BEGIN
    FOR line IN EXECUTE format('EXPLAIN SELECT x.id FROM %I x', tab) LOOP
        IF line ~ 'Index Cond: .*\mchild_id = CASE WHEN' THEN
            RETURN true;
        END IF;
    END LOOP;
    RETURN false;
END $$;
GRANT EXECUTE ON FUNCTION test.whole_tables(text), test.asks_by_index(text) TO around_app;
\c - around_app
\i :prepare
SET enable_seqscan = off;
SET plan_cache_mode = force_generic_plan;
BEGIN;
SELECT enter(test.token(17), 'session', 'r') \g /dev/null
SELECT test.ok(w.tables = '{}', format('%s finds its rows by an index, not %s', s.name, w.tables))
  FROM pg_prepared_statements s CROSS JOIN LATERAL (SELECT CASE WHEN s.name ~ '^oversight' THEN array_remove(test.whole_tables(s.name), 'child') -- oversight is of all children there are
                                   ELSE test.whole_tables(s.name) END AS tables) w
 WHERE s.name !~ '^(demo|import|audit)_'
 ORDER BY s.name;
SELECT test.ok(test.asks_by_index(t), format('%s asks by index who may see a row', t))
  FROM unnest('{referral,referral_clock,referral_event,involvement,contact}'::text[]) t;
COMMIT;
