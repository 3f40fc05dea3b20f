-- $1 limit, $2 where to go on, or null. The roles that one has asked for, newest first, and what became of them.
WITH page AS (
    SELECT q.made_at::text || ' ' || q.id AS place, role_request_item(q) AS item
      FROM role_request q
     WHERE q.made_by = (SELECT me())
       AND ($2::text IS NULL OR q.made_at::text || ' ' || q.id < $2)
     ORDER BY place DESC
     LIMIT $1::integer + 1
), shown AS (
    SELECT place, item FROM page ORDER BY place DESC LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place DESC) FROM shown), '[]'),
           'next', n.next), NULL, NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT min(place) FROM shown) END) n (next)
