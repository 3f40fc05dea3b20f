-- What is kept of every child, worked out by the service's own definitions, many children at a time. Three sessions do it at once: :part 0 and 1 what the data
-- set counts, of every second child each, and 2 what the SDQ reports count, with its sums.
SET jit = off;
SET random_page_cost = 1.1;
SET plan_cache_mode = force_custom_plan;
SET SESSION AUTHORIZATION around_owner;
SELECT set_config('around.person', '00000000-0000-4000-8000-000000000002', false), :part = 2 AS is_cohort \gset made_
CREATE TEMP TABLE step AS
SELECT s.n / CASE :part WHEN 2 THEN 300 ELSE 5000 END AS i, array_agg(s.id) AS ids
  FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM child) s WHERE :part = 2 OR s.n % 2 = :part GROUP BY 1;
\if :made_is_cohort
DO $$
DECLARE
    r record;
BEGIN
    FOR r IN SELECT ids FROM step LOOP
        PERFORM cohort_keep(r.ids);
    END LOOP;
END $$;
\else
DO $$
DECLARE
    r record;
BEGIN
    FOR r IN SELECT ids FROM step LOOP
        INSERT INTO child_count SELECT * FROM count_months(r.ids);
    END LOOP;
END $$;
\endif
