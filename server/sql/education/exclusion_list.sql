-- $1 child. Suspensions and permanent exclusions, the newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL, 'withheld', list_held($1, 'education')),
       json_build_array(json_build_object('child', c.id, 'type', 'education', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id), 'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(exclusion_item(x) ORDER BY x.on_day DESC, x.made_at DESC) AS items, json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM exclusion x WHERE x.child_id = c.id) l
 WHERE c.id = $1
