-- $1 limit, $2 where to go on, or null. Returns that were sent, the newest first.
WITH page AS (
    SELECT to_char(s.made_at, 'YYYYMMDDHH24MISSUS') || ' ' || s.id AS place, return_item(s) AS item
      FROM return_sent s
     WHERE $2::text IS NULL OR to_char(s.made_at, 'YYYYMMDDHH24MISSUS') || ' ' || s.id < $2
     ORDER BY place DESC
     LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place DESC) FROM shown), '[]'), 'next', n.next), NULL, NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT min(place) FROM shown) END) n (next)
