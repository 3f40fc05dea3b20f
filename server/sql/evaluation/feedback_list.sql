-- $1 round, $2 limit, $3 where to go on, or null. Its forms, newest first; no row: not one's own.
WITH page AS (
    SELECT f.came_on || ' ' || f.id AS place, feedback_item(f) AS item
      FROM feedback f
     WHERE f.evaluation_id = $1 AND ($3::text IS NULL OR f.came_on || ' ' || f.id < $3)
     ORDER BY place DESC
     LIMIT $2::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place DESC) FROM shown), '[]'), 'next', k.next), NULL, NULL, k.next
  FROM evaluation e
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT min(place) FROM shown) END) k (next)
 WHERE e.id = $1 AND feedback_is_own(e.service_id)
