-- $1 limit, $2 where to go on, or null. Call-outs, the newest first.
WITH page AS (
    SELECT x.*, x.on_day || ' ' || x.id AS place FROM police_call_out x
     WHERE $2::text IS NULL OR x.on_day || ' ' || x.id < $2
     ORDER BY place DESC LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(call_out_item(x) ORDER BY s.place DESC) FROM shown s JOIN police_call_out x ON x.id = s.id), '[]'), 'next', n.next),
       NULL, NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT min(place) FROM shown) END) n (next)
