-- $1 state or null, $2 limit, $3 where to go on, or null. Requests for roles, oldest first.
WITH page AS (
    SELECT q.made_at::text || ' ' || q.id AS place, role_request_item(q) AS item
      FROM role_request q
     WHERE ($1::text IS NULL OR q.state = $1)
       AND ($3::text IS NULL OR q.made_at::text || ' ' || q.id > $3)
     ORDER BY place
     LIMIT $2::integer + 1
), shown AS (
    SELECT place, item FROM page ORDER BY place LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place) FROM shown), '[]'),
           'next', n.next), NULL, NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT max(place) FROM shown) END) n (next)
