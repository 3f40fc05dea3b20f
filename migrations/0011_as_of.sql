-- The picture as it stood on an earlier day: what had been recorded by the end of that day, seen with today's rights. One way
-- without a second copy of each statement: schema as_of holds a view for each table about a child, of the rows as they were, and
-- the views and functions that statements use, made anew over those. A statement that runs with the search path as_of, public
-- finds these instead. The day and the child stand in around.as_of and around.as_of_child for the transaction.

CREATE TABLE ceiling (
    record text       PRIMARY KEY,
    tiers  smallint[] NOT NULL
);
COMMENT ON TABLE ceiling IS 'The policy of viewing, one line a record type, for old content (table version); filled by guard.sql';
COMMENT ON COLUMN ceiling.record IS 'Type of record';
COMMENT ON COLUMN ceiling.tiers IS 'Highest tier by sight.kind, as ceilings() makes it';

CREATE FUNCTION as_of_end() RETURNS timestamptz
LANGUAGE sql STABLE
RETURN ((current_setting('around.as_of')::date + 1)::timestamp AT TIME ZONE 'Europe/London');
COMMENT ON FUNCTION as_of_end IS 'The end of the day as of which one looks';

-- The rows of one table about the child of the transaction, as they stood. Run apart, not woven into the statement: the policies
-- of every table, twice over, would take longer to plan than to run.
CREATE FUNCTION as_of_rows(tab anyelement) RETURNS SETOF anyelement
LANGUAGE plpgsql STABLE SET search_path = pg_catalog, public AS $$
DECLARE
    name text := pg_typeof(tab)::text;
BEGIN
    RETURN QUERY EXECUTE format(
        'SELECT x.* FROM %1$I x WHERE x.child_id = $1 AND x.made_at < $2 '
        'AND (x.version = 1 OR NOT EXISTS (SELECT FROM version v WHERE v.row_id = x.id AND v.table_name = %1$L AND v.valid_to >= $2)) '
        'UNION ALL SELECT r.* FROM version v CROSS JOIN LATERAL json_populate_record(NULL::%1$I, v.row) r '
        'WHERE v.child_id = $1 AND v.table_name = %1$L AND v.valid_from < $2 AND v.valid_to >= $2', name)
        USING current_setting('around.as_of_child')::uuid, as_of_end();
END $$;
COMMENT ON FUNCTION as_of_rows IS 'The rows of a table about around.as_of_child at the end of around.as_of, as far as the caller may see them now';

CREATE FUNCTION as_of_comments(tab regclass, said text) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
DECLARE
    a record;
BEGIN
    EXECUTE format('COMMENT ON VIEW as_of.%I IS %L', (SELECT relname FROM pg_class WHERE oid = tab), said);
    FOR a IN SELECT attname, col_description(tab, attnum) AS what FROM pg_attribute
              WHERE attrelid = tab AND attnum > 0 AND NOT attisdropped LOOP
        EXECUTE format('COMMENT ON COLUMN as_of.%I.%I IS %L', (SELECT relname FROM pg_class WHERE oid = tab), a.attname, a.what);
    END LOOP;
END $$;
COMMENT ON FUNCTION as_of_comments IS 'What stands beside a table stands beside its view';

CREATE FUNCTION as_of_table(tab regclass) RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
DECLARE
    name text := (SELECT relname FROM pg_class WHERE oid = tab);
BEGIN
    EXECUTE format('CREATE VIEW as_of.%1$I WITH (security_invoker = true) AS SELECT * FROM public.as_of_rows(NULL::public.%1$I)', name);
    PERFORM as_of_comments(tab, 'As it stood: ' || obj_description(tab));
END $$;
COMMENT ON FUNCTION as_of_table IS 'Makes the view of a table as it stood';

-- A view of the present, over the views of the past: the same text, read where those come first.
CREATE FUNCTION as_of_view(tab regclass, definition text) RETURNS void
LANGUAGE plpgsql SET search_path = as_of, public AS $$
BEGIN
    EXECUTE format('CREATE VIEW as_of.%I WITH (security_invoker = true) AS %s', (SELECT relname FROM pg_class WHERE oid = tab), definition);
    PERFORM as_of_comments(tab, 'As it stood: ' || obj_description(tab));
END $$;
COMMENT ON FUNCTION as_of_view IS 'Makes the view of a view as it stood';

-- Called at the end of guard.sql, so that columns of later migrations are in it.
CREATE FUNCTION as_of_build() RETURNS void
LANGUAGE plpgsql SET search_path = public AS $$
DECLARE
    t record;
    views text[] := '{lead_worker,due,sdq_shown,referral_shown}';
    texts text[];
BEGIN
    DROP SCHEMA IF EXISTS as_of CASCADE;
    CREATE SCHEMA as_of;
    COMMENT ON SCHEMA as_of IS 'Tables and views as they stood on an earlier day';
    texts := ARRAY(SELECT pg_get_viewdef(format('public.%I', v)::regclass) FROM unnest(views) WITH ORDINALITY AS u (v, n) ORDER BY n);
    FOR t IN SELECT c.oid::regclass AS tab FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              WHERE n.nspname = 'public' AND c.relkind = 'r'
                AND EXISTS (SELECT FROM pg_trigger g WHERE g.tgrelid = c.oid AND g.tgname = 'version_keep')
                AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'child_id' AND NOT a.attisdropped)
                AND c.relname <> 'denied' LOOP
        PERFORM as_of_table(t.tab);
    END LOOP;
    CREATE FUNCTION as_of.today() RETURNS date LANGUAGE sql STABLE
        RETURN current_setting('around.as_of')::date;
    COMMENT ON FUNCTION as_of.today() IS 'The day as of which one looks';
    CREATE FUNCTION as_of.due_state(due_on date) RETURNS text LANGUAGE sql STABLE
        RETURN CASE WHEN due_on < as_of.today() THEN 'late' WHEN due_on <= as_of.today() + 14 THEN 'soon' ELSE 'later' END;
    COMMENT ON FUNCTION as_of.due_state(date) IS 'Late, soon, later, as of that day';
    PERFORM as_of_clock();
    FOR i IN 1 .. cardinality(views) LOOP
        PERFORM as_of_view(format('public.%I', views[i])::regclass, texts[i]);
    END LOOP;
    GRANT USAGE ON SCHEMA as_of TO around_app;
    GRANT SELECT ON ALL TABLES IN SCHEMA as_of TO around_app;
    REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA as_of FROM PUBLIC;
    GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA as_of TO around_app;
    GRANT EXECUTE ON FUNCTION as_of_end(), as_of_rows(anyelement) TO around_app;
END $$;
COMMENT ON FUNCTION as_of_build IS 'Makes schema as_of anew from the tables and views as they are now';

-- A clock that stopped after that day was running then.
CREATE FUNCTION as_of_clock() RETURNS void
LANGUAGE plpgsql SET search_path = public AS $f$
BEGIN
    CREATE FUNCTION as_of.clock_json(c as_of.referral_clock) RETURNS json LANGUAGE sql STABLE
    RETURN json_build_object(
        'name', (c).clock, 'n', (c).n, 'unit', (c).unit, 'from', instant((c).from_at), 'due_at', instant((c).due_at),
        'due_on', london((c).due_at), 'stopped_at', instant((c).stopped_at),
        'days', greatest(0, london(coalesce((c).stopped_at, as_of_end() - interval '1 second')) - london((c).from_at)),
        'hours', greatest(0, floor(extract(epoch FROM coalesce((c).stopped_at, as_of_end()) - (c).from_at) / 3600)::integer),
        'target_days', london((c).due_at) - london((c).from_at),
        'left', london((c).due_at) - london(coalesce((c).stopped_at, as_of_end() - interval '1 second')),
        'state', CASE WHEN (c).stopped_at IS NULL THEN CASE WHEN as_of_end() > (c).due_at THEN 'late' ELSE 'running' END
                      WHEN (c).is_met IS NULL THEN 'ended' WHEN (c).is_met THEN 'met' ELSE 'missed' END);
    COMMENT ON FUNCTION as_of.clock_json(as_of.referral_clock) IS 'A clock as it stood';
END $f$;
COMMENT ON FUNCTION as_of_clock IS 'Makes clock_json for clocks as they stood';

DO $$
BEGIN
    IF to_regprocedure('as_of_build()') IS NULL THEN
        RAISE EXCEPTION 'verify: the functions that make schema as_of are not there';
    END IF;
END $$;
