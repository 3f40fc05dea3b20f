-- The same, counted anew by the definitions from which the service counts what it keeps: what each child adds, from which month to which.
WITH asked AS MATERIALIZED (
    SELECT array_agg(c.id) AS ids FROM child c WHERE c.local_id LIKE 'B%'
), step AS MATERIALIZED (
    SELECT s.indicator, e.month, sum(e.sign) AS eligible, sum(e.sign * p.n) AS done
      FROM asked CROSS JOIN LATERAL count_school(asked.ids) s
     CROSS JOIN LATERAL (SELECT d, 1 AS n FROM unnest(s.eligible * s.done) d UNION ALL SELECT d, 0 FROM unnest(s.eligible - s.done) d) p
     CROSS JOIN LATERAL (VALUES (month_of(lower(p.d)), 1), (month_of(upper(p.d)), -1)) e (month, sign)
     GROUP BY s.indicator, e.month)
SELECT (x + interval '1 month - 1 day')::date AS last_day,
       coalesce(sum(s.eligible) FILTER (WHERE s.indicator = 'sdq_completed'), 0) AS sdq_of, coalesce(sum(s.done) FILTER (WHERE s.indicator = 'sdq_completed'), 0) AS sdq,
       coalesce(sum(s.eligible) FILTER (WHERE s.indicator = 'pep'), 0) AS pep_of, coalesce(sum(s.done) FILTER (WHERE s.indicator = 'pep'), 0) AS pep,
       coalesce(sum(s.eligible) FILTER (WHERE s.indicator = 'ehcp'), 0) AS ehcp_of, coalesce(sum(s.done) FILTER (WHERE s.indicator = 'ehcp'), 0) AS ehcp
  FROM generate_series(month_of(today()) - interval '24 months', month_of(today()) - interval '1 month', interval '1 month') x JOIN step s ON s.month <= x
 GROUP BY x
 ORDER BY x;
