-- $1 limit, $2 where to go on, or null, $3 kind or null, $4 service or null. Sessions, the latest first.
WITH page AS (
    SELECT t.held_on || ' ' || t.id AS place, training_item(t) AS item
      FROM training_session t
     WHERE ($2::text IS NULL OR t.held_on || ' ' || t.id < $2) AND ($3::text IS NULL OR t.kind = $3) AND ($4::uuid IS NULL OR t.service_id = $4)
     ORDER BY place DESC
     LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place DESC) FROM shown), '[]'), 'next', k.next), NULL, NULL, k.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT min(place) FROM shown) END) k (next)
