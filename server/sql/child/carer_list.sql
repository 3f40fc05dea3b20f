-- $1 limit, $2 where to go on, or null. The carers whom I may see, by name, with their referrals.
WITH page AS (
    SELECT c.id, lower(c.name) || ' ' || c.id AS place, carer_item(c) AS item
      FROM carer c
     WHERE $2::text IS NULL OR lower(c.name) || ' ' || c.id > $2
     ORDER BY place
     LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place) FROM shown), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', NULL, 'type', 'carer', 'tier', 1, 'relation', stands_as(id), 'ids', json_build_array(id))) FROM shown),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
