-- $1 child, $2 limit, $3 where to go on, or null. Who looked at this child, as far as I may know of it, newest first.
WITH page AS (
    SELECT l.id::text AS place, l.id,
           json_build_object('at', instant(l.at), 'who', p.name, 'agency', a.name, 'what', coalesce(l.record_type, l.route), 'relation', l.relation) AS item
      FROM child_looks($1, $2::integer + 1, $3::bigint) l
      LEFT JOIN person p ON p.id = l.person_id
      LEFT JOIN agency a ON a.id = p.agency_id
), shown AS (
    SELECT * FROM page ORDER BY id DESC LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY id DESC) FROM shown), '[]'), 'next', n.next),
       json_build_array(json_build_object('child', c.id, 'type', 'look', 'tier', 1, 'relation', stands_as(c.id), 'ids', '[]'::json)),
       NULL, n.next
  FROM child c
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT min(id)::text FROM shown) END) n (next)
 WHERE c.id = $1
