-- $1 measure, $2 first day of the month. The children who count, as far as I see them, those above the line first; not for whoever sees no child, nor of what is given, nor of
-- what is no child's, nor of a month to come.
WITH asked AS MATERIALIZED (
    SELECT n.indicator, n.name, n.counts_as, coalesce(n.children, 0) AS children, i.record, i.tier
      FROM data_set_now(data_set_authority(), $2, $2) n JOIN indicator i ON i.code = n.indicator
     WHERE n.indicator = $1 AND n.counts_as IS NOT NULL AND i.record <> 'household' AND $2 <= today() AND oversees('data_set', 'view') >= 1
), counted AS MATERIALIZED (
    SELECT c.child_id, sum(c.numerator) AS numerator, sum(c.denominator) AS denominator, count(*) AS n
      FROM asked a JOIN child_count c ON c.indicator = a.counts_as
     WHERE c.authority_id = (SELECT data_set_authority()) AND c.from_month <= $2 AND c.until_month > $2
     GROUP BY c.child_id
), shown AS MATERIALIZED (
    SELECT h.id, h.name, age_on(h.born_on, least((date_trunc('month', $2::timestamp) + interval '1 month - 1 day')::date, today())) AS age, k.numerator, k.denominator, k.n
      FROM counted k JOIN child h ON h.id = k.child_id
), listed AS MATERIALIZED (
    SELECT s.* FROM shown s ORDER BY s.numerator = 0, s.name, s.id LIMIT 500
)
SELECT json_build_object('indicator', a.indicator, 'name', a.name, 'month', to_char($2::date, 'YYYY-MM'),
           'children', coalesce((SELECT json_agg(json_build_object('id', l.id, 'name', l.name, 'age', l.age, 'counts', l.numerator <> 0, 'numerator', l.numerator, 'denominator', l.denominator)
                                                 ORDER BY l.numerator = 0, l.name, l.id) FROM listed l), '[]'),
           'not_listed', (SELECT count(*) FROM shown) - (SELECT count(*) FROM listed),
           'not_shown', a.children - (SELECT coalesce(sum(s.n), 0) FROM shown s)),
       (SELECT json_agg(json_build_object('child', l.id, 'type', a.record, 'tier', a.tier, 'relation', stands_as(l.id), 'ids', '[]'::json)) FROM listed l),
       NULL
  FROM asked a
