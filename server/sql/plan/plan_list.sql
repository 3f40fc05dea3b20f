-- $1 child. The plans, those that stand first, the newest first; what one says only where it is for me.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'plan', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(plan_item(p, false) ORDER BY p.state = 'ended', p.agreed_on DESC, p.made_at DESC) AS items, json_agg(p.id) AS ids,
               max(greatest(p.tier, x.tier)) AS tier
          FROM plan p LEFT JOIN plan_content x ON x.plan_id = p.id
         WHERE p.child_id = c.id) l
 WHERE c.id = $1
