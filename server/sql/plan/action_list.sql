-- $1 child. The actions that were agreed, those that are open first, the earliest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'action', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(action_item(a) ORDER BY a.state <> 'open', a.due_on, a.made_at) AS items, json_agg(a.id) AS ids, max(a.tier) AS tier
          FROM action a
         WHERE a.child_id = c.id AND a.live_at IS NOT NULL) l
 WHERE c.id = $1
