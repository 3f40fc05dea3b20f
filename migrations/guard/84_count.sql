-- ---------------------------------------------------------------------------------------------- what is kept of it (0079)

-- A change of what the measures read marks the child. One row each statement and child, and no lock: two who write about one child do not wait for each other.
CREATE OR REPLACE FUNCTION count_mark() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        EXECUTE format('INSERT INTO count_stale (child_id) SELECT DISTINCT x.child_id FROM (SELECT %1$s FROM old_rows UNION ALL SELECT %1$s FROM new_rows) x', TG_ARGV[0]);
    ELSE
        EXECUTE format('INSERT INTO count_stale (child_id) SELECT DISTINCT x.child_id FROM (SELECT %s FROM changed) x', TG_ARGV[0]);
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION count_mark IS 'Marks the children whose records changed; its argument says how to find the child in a row';

CREATE OR REPLACE FUNCTION count_watch(tab regclass, child text DEFAULT 'child_id') RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    EXECUTE format('CREATE OR REPLACE TRIGGER count_made AFTER INSERT ON %s REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_mark(%L)', tab, child);
    EXECUTE format('CREATE OR REPLACE TRIGGER count_changed AFTER UPDATE ON %s REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION count_mark(%L)', tab, child);
    EXECUTE format('CREATE OR REPLACE TRIGGER count_gone AFTER DELETE ON %s REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION count_mark(%L)', tab, child);
END $$;
COMMENT ON FUNCTION count_watch IS 'Has a table mark the children whose rows change, for count_keep()';
SELECT count_watch('child', 'id AS child_id'), count_watch('care_episode'), count_watch('health_check'), count_watch('sdq'), count_watch('home'), count_watch('outside_county'),
       count_watch('pep'), count_watch('ehcp'), count_watch('missing_episode'), count_watch('permanence_plan'), count_watch('adoption'), count_watch('exclusion'),
       count_watch('reduced_timetable'), count_watch('attendance'), count_watch('care_leaver'), count_watch('pathway_plan'), count_watch('pathway_review'), count_watch('leaver_contact'),
       count_watch('foster_household', 'NULL::uuid AS child_id'), count_watch('foster_allegation', 'NULL::uuid AS child_id'), count_watch('adoptive_family', 'NULL::uuid AS child_id');
-- Of a term that moves: the children whose PEPs are of it, of the one before and after it.
CREATE OR REPLACE FUNCTION count_mark_term() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    INSERT INTO count_stale (child_id) SELECT DISTINCT p.child_id FROM pep p JOIN school_term t ON t.id = p.term_id WHERE t.agency_id = coalesce(NEW.agency_id, OLD.agency_id);
    RETURN NULL;
END $$;
COMMENT ON FUNCTION count_mark_term IS 'Marks the children who have PEPs in a council''s terms';
CREATE OR REPLACE TRIGGER count_mark_term AFTER INSERT OR UPDATE OR DELETE ON school_term FOR EACH ROW EXECUTE FUNCTION count_mark_term();

-- In months: a state counts in those on whose last day it is so, an event in the one in which it happens.
CREATE OR REPLACE FUNCTION count_months(children uuid[])
    RETURNS TABLE (child_id uuid, authority_id uuid, indicator text, from_month date, until_month date, numerator numeric, denominator numeric)
LANGUAGE sql STABLE AS $$
    SELECT m.child_id, coalesce(c.authority_id, (SELECT authority_of(NULL))), m.indicator, m.from_month, m.until_month, sum(m.numerator), sum(m.denominator)
      FROM (SELECT s.child_id, s.indicator, month_of(lower(s.during)) AS from_month,
                   CASE d.counts WHEN 'events' THEN (month_of(lower(s.during)) + interval '1 month')::date ELSE coalesce(month_of(upper(s.during)), 'infinity') END AS until_month,
                   s.numerator, s.denominator
              FROM indicator_spans(children) s JOIN indicator_definition d ON d.counts_as = s.indicator) m
      JOIN child c ON c.id = m.child_id
     WHERE m.until_month > m.from_month
     GROUP BY m.child_id, c.authority_id, m.indicator, m.from_month, m.until_month
$$;
COMMENT ON FUNCTION count_months IS 'What these children add to each measure, and in which months, worked out from their records';

CREATE OR REPLACE FUNCTION count_area_months()
    RETURNS TABLE (child_id uuid, authority_id uuid, indicator text, from_month date, until_month date, numerator numeric, denominator numeric)
LANGUAGE sql STABLE AS $$
    SELECT NULL::uuid, m.authority_id, m.indicator, m.from_month, m.until_month, count(*)::numeric, 0::numeric
      FROM (SELECT s.authority_id, s.indicator, month_of(lower(s.during)) AS from_month,
                   CASE d.counts WHEN 'events' THEN (month_of(lower(s.during)) + interval '1 month')::date ELSE coalesce(month_of(upper(s.during)), 'infinity') END AS until_month
              FROM indicator_area_span s JOIN indicator_definition d ON d.counts_as = s.indicator) m
     WHERE m.until_month > m.from_month
     GROUP BY m.authority_id, m.indicator, m.from_month, m.until_month
$$;
COMMENT ON FUNCTION count_area_months IS 'The same of what is a council''s and no child''s';

-- The children who were marked, at most so many at a time: their counts are taken away and put anew, here and in the sums. How many still wait is answered.
-- A mark that somebody is just writing is not seen, and stays.
CREATE OR REPLACE FUNCTION count_keep(most integer) RETURNS bigint
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    ids     uuid[];
    is_area boolean;
BEGIN
    IF session_user <> 'around_owner' AND NOT may('data_set', 'view') AND NOT may('cohort', 'view') THEN
        RETURN NULL;
    END IF;
    IF EXISTS (SELECT FROM count_stale) OR EXISTS (SELECT FROM cohort_stale) THEN
        PERFORM pg_advisory_xact_lock(hashtext('count_keep')); -- one after the other: the sums are everybody's
        PERFORM cohort_spread();
        ids := ARRAY(SELECT DISTINCT s.child_id FROM count_stale s WHERE s.child_id IS NOT NULL LIMIT most);
        is_area := EXISTS (SELECT FROM count_stale s WHERE s.child_id IS NULL);
        DELETE FROM count_stale s WHERE s.child_id = ANY (ids) OR is_area AND s.child_id IS NULL;
        PERFORM cohort_keep(ids);
        WITH gone AS (
            DELETE FROM child_count c WHERE c.child_id = ANY (ids) OR is_area AND c.child_id IS NULL RETURNING c.authority_id, c.indicator, c.from_month, c.until_month, -c.numerator AS numerator, -c.denominator AS denominator, -1 AS n
        ), made AS (
            INSERT INTO child_count SELECT * FROM count_months(ids) UNION ALL SELECT * FROM count_area_months() WHERE is_area RETURNING authority_id, indicator, from_month, until_month, numerator, denominator, 1 AS n
        ), step AS (
            SELECT x.authority_id, x.indicator, e.month, sum(e.sign * x.numerator) AS numerator, sum(e.sign * x.denominator) AS denominator, sum(e.sign * x.n) AS n
              FROM (SELECT * FROM gone UNION ALL SELECT * FROM made) x
             CROSS JOIN LATERAL (VALUES (x.from_month, 1), (x.until_month, -1)) AS e (month, sign)
             WHERE e.month < 'infinity'
             GROUP BY x.authority_id, x.indicator, e.month
            HAVING sum(e.sign * x.numerator) <> 0 OR sum(e.sign * x.denominator) <> 0 OR sum(e.sign * x.n) <> 0)
        INSERT INTO month_count AS m (authority_id, indicator, month, numerator, denominator, children)
        SELECT s.* FROM step s
            ON CONFLICT (authority_id, indicator, month) DO UPDATE
           SET numerator = m.numerator + excluded.numerator, denominator = m.denominator + excluded.denominator, children = m.children + excluded.children;
    END IF;
    RETURN (SELECT count(DISTINCT s.child_id) FROM count_stale s);
END $$;
COMMENT ON FUNCTION count_keep IS 'Definer. Works out anew what is counted of the children whose records changed; how many still wait';

-- ---------------------------------------------------------------------------------------------- who may

-- Which council's set one reads and writes: that of one's agency, else the first.
CREATE OR REPLACE FUNCTION data_set_authority() RETURNS uuid
LANGUAGE sql STABLE
RETURN authority_of((SELECT a.id FROM agency a WHERE a.kind = 'council' AND a.id = ANY ((SELECT my_agencies())::uuid[]) ORDER BY a.made_at, a.id LIMIT 1));
COMMENT ON FUNCTION data_set_authority IS 'The council whose data set is mine';

-- What is counted of a child is seen by whoever sees the records of that type, as their old content is. Sums and definitions are no child's. Of what a
-- council counted, was given, said and froze one sees and changes that of one's own council alone.
SELECT unguard('indicator'), unguard('indicator_definition'), unguard('benchmark'), unguard('data_set_start'), unguard('data_value'), unguard('data_comment'),
       unguard('snapshot'), unguard('snapshot_figure'), unguard('child_count'), unguard('month_count'), unguard('count_stale'), unguard('indicator_choice'),
       keep_versions('benchmark', 'data_set'), keep_versions('data_value', 'data_set'), keep_versions('data_comment', 'data_set'),
       keep_versions('data_set_start', 'data_set'), keep_versions('indicator_choice', 'data_set');
DO $$
DECLARE
    t    text;
    what text;
    own  text := 'authority_id = (SELECT data_set_authority())';
BEGIN
    FOREACH t IN ARRAY '{indicator,indicator_definition}'::text[] LOOP
        EXECUTE format('CREATE POLICY view ON %s FOR SELECT TO around_app USING ((SELECT entered()))', t);
        EXECUTE format('GRANT SELECT ON %s TO around_app', t);
    END LOOP;
    FOREACH t IN ARRAY '{benchmark,data_set_start,indicator_choice,data_value,data_comment,snapshot,month_count}'::text[] LOOP
        EXECUTE format('CREATE POLICY view ON %s FOR SELECT TO around_app USING ((SELECT may(''data_set'', ''view'')) AND (%s))', t, own || CASE t WHEN 'benchmark' THEN ' OR authority_id IS NULL' ELSE '' END);
        EXECUTE format('GRANT SELECT ON %s TO around_app', t);
    END LOOP;
    FOREACH t IN ARRAY '{benchmark,data_value,data_comment,data_set_start,indicator_choice}'::text[] LOOP
        what := CASE WHEN t IN ('data_set_start', 'indicator_choice') THEN 'change' ELSE 'edit' END;
        EXECUTE format('CREATE POLICY own ON %s FOR SELECT TO around_app USING (made_by = (SELECT me()) AND (SELECT may(''data_set'', %L)) AND %s)', t, what, own);
        EXECUTE format('CREATE POLICY made ON %s FOR INSERT TO around_app WITH CHECK (made_by = (SELECT me()) AND (SELECT may(''data_set'', %L)) AND %s)', t, what, own);
        EXECUTE format('CREATE POLICY change ON %1$s FOR UPDATE TO around_app USING ((SELECT may(''data_set'', %2$L)) AND %3$s) WITH CHECK (%3$s)', t, what, own);
        EXECUTE format('GRANT INSERT (%s) ON %s TO around_app', columns_of(t::regclass, '{made_at,made_by,version}'), t);
    END LOOP;
END $$;
CREATE POLICY view ON snapshot_figure FOR SELECT TO around_app USING (snapshot_id IN (SELECT s.id FROM snapshot s));
CREATE POLICY view ON count_stale FOR SELECT TO around_app USING ((SELECT may('data_set', 'view')));
GRANT SELECT ON snapshot_figure, count_stale TO around_app;
GRANT UPDATE (value, per, year, source) ON benchmark TO around_app;
GRANT UPDATE (value, numerator, denominator, given_by, given_at) ON data_value TO around_app;
GRANT UPDATE (text, said_by, said_at) ON data_comment TO around_app;
GRANT UPDATE (month) ON data_set_start TO around_app;
GRANT UPDATE (how, source) ON indicator_choice TO around_app;
CREATE POLICY made ON snapshot FOR INSERT TO around_app
    WITH CHECK (made_by = (SELECT me()) AND (SELECT may('data_set', 'change')) AND authority_id = (SELECT data_set_authority()));
CREATE POLICY made ON snapshot_figure FOR INSERT TO around_app
    WITH CHECK ((SELECT may('data_set', 'change')) AND EXISTS (SELECT FROM snapshot s WHERE s.id = snapshot_id AND s.made_by = (SELECT me()) AND s.made_at = now()));
GRANT INSERT (id, authority_id, month, edition, reason, opening) ON snapshot TO around_app;
GRANT INSERT ON snapshot_figure TO around_app;
CREATE POLICY made ON count_stale FOR INSERT TO around_app WITH CHECK ((SELECT entered()));
GRANT INSERT (child_id) ON count_stale TO around_app;
CREATE POLICY view ON child_count FOR SELECT TO around_app USING (
    EXISTS (SELECT FROM indicator_definition d JOIN indicator i ON i.code = d.indicator JOIN ceiling k ON k.record = i.record JOIN sight s ON s.child_id = child_count.child_id
             WHERE d.counts_as = child_count.indicator AND s.from_on <= today() AND s.until_on > today() AND k.tiers[s.kind] >= i.tier)
    OR child_id <> ALL ((SELECT my_denied())::uuid[])
       AND child_count.indicator = ANY ((SELECT array_agg(d.counts_as) FROM indicator_definition d JOIN indicator i ON i.code = d.indicator
                                          WHERE d.counts_as IS NOT NULL AND oversees(i.record, 'view') >= i.tier)::text[]));
CREATE POLICY unwished ON child_count AS RESTRICTIVE FOR SELECT TO around_app
    USING (child_id <> ALL (CASE (SELECT wish_kind(i.record) FROM indicator_definition d JOIN indicator i ON i.code = d.indicator WHERE d.counts_as = child_count.indicator)
                                 WHEN 'home' THEN (SELECT my_unwished('home')) WHEN 'school' THEN (SELECT my_unwished('school'))
                                 WHEN 'health' THEN (SELECT my_unwished('health')) WHEN 'sdq' THEN (SELECT my_unwished('sdq')) ELSE '{}' END));
GRANT SELECT ON child_count TO around_app;
