-- $1 child. When a group planned for the child, or will, the newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'planning', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id), 'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(planning_item(p) ORDER BY m.held_on DESC, p.made_at DESC) AS items, json_agg(p.id) AS ids, max(p.tier) AS tier
          FROM planning p JOIN planning_meeting m ON m.id = p.meeting_id
         WHERE p.child_id = c.id) l
 WHERE c.id = $1
