-- $1 grouping; none: all, $2 first day of the month, or of this one, $3 informant; none: parent. The groups and the total as rows for spreadsheets.
WITH asked AS MATERIALIZED (
    SELECT coalesce($1, 'all') AS by, least($2::date, (month_of(today()) - interval '1 month')::date) AS month, coalesce($3, 'parent') AS informant, data_set_authority() AS id
), item AS (
    SELECT i.* FROM asked q CROSS JOIN LATERAL cohort_items(q.id, q.by, q.month, q.informant, cohort_is_whole(q.by), NULL) i WHERE q.by <> 'all'
    UNION ALL
    SELECT 'all', i.name, 10, i.eligible, i.percent, i.average, i.percent_before, i.item FROM asked q CROSS JOIN LATERAL cohort_items(q.id, 'all', q.month, q.informant, cohort_is_whole('all'), NULL) i
)
SELECT json_build_object('items', coalesce(json_agg(json_build_object('month', to_char(q.month, 'YYYY-MM'), 'informant', q.informant, 'group', i.name,
               'eligible', i.item -> 'completion' -> 'eligible', 'completed', i.item -> 'completion' -> 'completed', 'percent', i.percent,
               'average', i.average, 'emotional', i.item -> 'average' -> 'emotional', 'conduct', i.item -> 'average' -> 'conduct',
               'hyperactivity', i.item -> 'average' -> 'hyperactivity', 'peer', i.item -> 'average' -> 'peer', 'prosocial', i.item -> 'average' -> 'prosocial', 'impact', i.item -> 'average' -> 'impact',
               'close_to_average', i.item -> 'distribution' -> 'close_to_average', 'slightly_raised', i.item -> 'distribution' -> 'slightly_raised',
               'high', i.item -> 'distribution' -> 'high', 'very_high', i.item -> 'distribution' -> 'very_high',
               'better', i.item -> 'change' -> 'better', 'same', i.item -> 'change' -> 'same', 'worse', i.item -> 'change' -> 'worse',
               'percent_year_before', i.item -> 'year_before' -> 'percent', 'average_year_before', i.item -> 'year_before' -> 'total') ORDER BY i.place, i.name, i.group_key), '[]'), 'next', NULL), NULL, NULL
  FROM asked q CROSS JOIN item i
