-- $1 child. What was decided about its needs, the newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'need', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id), 'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(need_decision_item(x) ORDER BY x.decided_on DESC, x.made_at DESC) AS items, json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM need_decision x
         WHERE x.child_id = c.id) l
 WHERE c.id = $1
