-- $1 child, $2 limit, $3 where to go on, or null. Measures of a child beside the SDQ, newest first.
WITH page AS MATERIALIZED (
    SELECT x AS whole, x.id, x.deepest, x.completed_on || ' ' || x.id AS place
      FROM measure_shown x
     WHERE x.child_id = $1 AND ($3::text IS NULL OR x.completed_on || ' ' || x.id < $3)
     ORDER BY place DESC
     LIMIT $2::integer + 1
), shown AS (
    SELECT p.*, measure_entry(p.whole, c.changes) AS item
      FROM (SELECT * FROM page ORDER BY place DESC LIMIT $2::integer) p
      LEFT JOIN measure_changes($1) c ON c.measure_id = p.id
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place DESC) FROM shown), '[]'), 'next', n.next),
       json_build_array(json_build_object('child', c.id, 'type', 'measure', 'tier', coalesce((SELECT max(deepest) FROM shown), 1),
           'relation', stands_as(c.id), 'ids', coalesce((SELECT json_agg(id) FROM shown), '[]'))),
       NULL, n.next
  FROM child c
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT min(place) FROM shown) END) n (next)
 WHERE c.id = $1
