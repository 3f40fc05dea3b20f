-- $1 child, $2 limit, $3 where to go on, or null, $4 form or null, $5 what it is for, or null. Who was asked for their view, newest first, with what they sent.
WITH page AS (
    SELECT l.id, l.tier, to_char(l.made_at, 'YYYY-MM-DD HH24:MI:SS.US') || ' ' || l.id AS place, form_item(l) AS item
      FROM form_link l
     WHERE l.child_id = $1 AND ($4::text IS NULL OR l.kind = $4) AND ($5::uuid IS NULL OR l.about_id = $5) AND ($3::text IS NULL OR to_char(l.made_at, 'YYYY-MM-DD HH24:MI:SS.US') || ' ' || l.id < $3)
     ORDER BY place DESC
     LIMIT $2::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place DESC LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place DESC) FROM shown), '[]'), 'next', n.next),
       json_build_array(json_build_object('child', c.id, 'type', 'form', 'tier', coalesce((SELECT max(tier) FROM shown), 1),
           'relation', stands_as(c.id), 'ids', coalesce((SELECT json_agg(id) FROM shown), '[]'))),
       NULL, n.next
  FROM child c
 CROSS JOIN (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT min(place) FROM shown) END) n (next)
 WHERE c.id = $1
