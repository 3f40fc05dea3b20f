-- $1 grouping, $2 group, $3 first day of the month, $4 informant, $5 of what. The children behind a number, as far as I see them; not for whoever sees no child.
WITH asked AS MATERIALIZED (
    SELECT data_set_authority() AS id, coalesce($1, (cohort_groupings())[1]) AS by, coalesce($2, '') AS key, least($3::date, (month_of(today()) - interval '1 month')::date) AS month, coalesce($4, 'parent') AS informant
     WHERE cohort_is_whole(coalesce($1, (cohort_groupings())[1]))
       AND (oversees('cohort', 'view') >= 0 OR coalesce($1, (cohort_groupings())[1]) <> 'service' OR $2 = ANY (my_practised()::text[]))
), number AS (
    SELECT CASE $5 WHEN 'eligible' THEN c.eligible WHEN 'completed' THEN c.completed WHEN 'not_completed' THEN c.eligible - c.completed WHEN 'close_to_average' THEN c.close_to_average
                   WHEN 'slightly_raised' THEN c.slightly_raised WHEN 'high' THEN c.high WHEN 'very_high' THEN c.very_high WHEN 'better' THEN c.better WHEN 'same' THEN c.same ELSE c.worse END AS n
      FROM asked a CROSS JOIN LATERAL cohort_cells(a.id, a.by, a.month, a.informant) c WHERE c.of_month = a.month AND c.group_key = a.key
), shown AS MATERIALIZED (
    SELECT h.id, h.name, age_on(h.born_on, least((a.month + interval '1 month - 1 day')::date, today())) AS age, c.completed = 1 AS is_completed
      FROM asked a
      JOIN cohort_child c ON c.authority_id = a.id AND c.informant = a.informant AND c.from_month <= a.month AND c.until_month > a.month
      JOIN child h ON h.id = c.child_id
     WHERE CASE a.by WHEN 'all' THEN true WHEN 'team' THEN coalesce(c.team_id::text, '') = a.key WHEN 'school' THEN coalesce(c.school_id::text, '') = a.key
                     WHEN 'service' THEN a.key = ANY (c.service_ids::text[]) WHEN 'home' THEN coalesce(c.home, '') = a.key WHEN 'age' THEN c.age = a.key ELSE c.sex = a.key END
       AND CASE WHEN $5 = 'eligible' THEN true WHEN $5 = 'completed' THEN c.completed = 1 WHEN $5 = 'not_completed' THEN c.completed = 0
                WHEN $5 IN ('better', 'same', 'worse') THEN c.change = $5 ELSE c.band4 = $5 END
), listed AS MATERIALIZED (
    SELECT s.* FROM shown s ORDER BY s.name, s.id LIMIT 500
)
SELECT json_build_object('by', a.by, 'group', a.key, 'name', cohort_name(a.by, a.key), 'month', to_char(a.month, 'YYYY-MM'), 'informant', a.informant, 'of', $5,
           'children', coalesce((SELECT json_agg(json_build_object('id', l.id, 'name', l.name, 'age', l.age, 'is_completed', l.is_completed) ORDER BY l.name, l.id) FROM listed l), '[]'),
           'not_listed', (SELECT count(*) FROM shown) - (SELECT count(*) FROM listed),
           'not_shown', greatest(coalesce((SELECT n.n FROM number n), 0) - (SELECT count(*) FROM shown), 0)),
       (SELECT json_agg(json_build_object('child', l.id, 'type', 'sdq', 'tier', 2, 'relation', stands_as(l.id), 'ids', '[]'::json)) FROM listed l),
       NULL
  FROM asked a
