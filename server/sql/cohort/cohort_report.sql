-- $1 grouping, $2 first day of the month, $3 informant, $4 how many children wait to be counted. The groups, and of whoever oversees all children the total.
WITH reader AS MATERIALIZED (
    SELECT data_set_authority() AS id, oversees('cohort', 'view') >= 0 AS is_all, cohort_is_whole($1) AS is_whole,
           CASE WHEN oversees('cohort', 'view') < 0 AND $1 = 'service' THEN my_practised()::text[] END AS full_keys
), item AS MATERIALIZED (
    SELECT i.* FROM reader r CROSS JOIN LATERAL cohort_items(r.id, $1, $2, $3, r.is_whole, r.full_keys) i WHERE $1 <> 'all'
), total AS MATERIALIZED (
    SELECT i.* FROM reader r CROSS JOIN LATERAL cohort_items(r.id, 'all', $2, $3, r.is_whole, NULL) i WHERE r.is_all
), subject AS (
    SELECT NULL AS name, t.eligible, t.percent, t.average, t.percent_before FROM total t
    UNION ALL
    SELECT i.name, i.eligible, i.percent, i.average, i.percent_before FROM item i, reader r WHERE NOT r.is_all AND (SELECT count(*) FROM item) = 1
), far AS (
    SELECT i.name, i.percent FROM item i, subject s WHERE i.group_key <> '' AND i.eligible >= 10 AND i.percent < s.percent ORDER BY i.percent, i.name, i.group_key LIMIT 1
)
SELECT json_build_object('authority', json_build_object('id', a.id, 'name', a.name), 'month', to_char($2::date, 'YYYY-MM'),
           'months_from', to_char(least(cohort_from(r.id), $2::date), 'YYYY-MM'), 'by', $1, 'informant', $3, 'groupings', to_json(cohort_groupings()), 'is_whole', r.is_whole, 'waiting', $4::bigint,
           'opening', CASE WHEN NOT r.is_all AND (SELECT count(*) FROM item) = 0 THEN cohort_opening($2, $3, NULL, 0, NULL, NULL, NULL, NULL, NULL)
                           ELSE cohort_opening($2, $3, s.name, CASE WHEN EXISTS (SELECT FROM subject) THEN s.eligible ELSE -1 END, s.percent, s.average, s.percent_before, f.name, f.percent) END,
           'counted', cohort_counted($3), 'total', (SELECT t.item FROM total t),
           'rows', coalesce((SELECT json_agg(i.item ORDER BY i.place, i.name, i.group_key) FROM item i), '[]')),
       NULL, NULL
  FROM reader r JOIN agency a ON a.id = r.id LEFT JOIN subject s ON true LEFT JOIN far f ON true
