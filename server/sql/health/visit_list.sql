-- $1 child. The social worker's visits, the newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'visit', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id), 'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(visit_item(x) ORDER BY x.day DESC, x.made_at DESC) AS items, json_agg(x.id) AS ids, max(greatest(x.tier, n.tier)) AS tier
          FROM visit x LEFT JOIN visit_note n ON n.visit_id = x.id WHERE x.child_id = c.id) l
 WHERE c.id = $1
