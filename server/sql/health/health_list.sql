-- $1 child. Health assessments and checks, the newest first, and what is held back of them.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL, 'withheld', list_held($1, 'health')),
       json_build_array(json_build_object('child', c.id, 'type', 'health', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(health_check_item(h) ORDER BY h.day DESC, h.made_at DESC) AS items, json_agg(h.id) AS ids, max(greatest(h.tier, s.tier, o.tier)) AS tier
          FROM health_check h LEFT JOIN health_summary s ON s.health_id = h.id LEFT JOIN health_content o ON o.health_id = h.id
         WHERE h.child_id = c.id) l
 WHERE c.id = $1
