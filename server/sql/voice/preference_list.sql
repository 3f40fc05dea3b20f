-- $1 child. What the child prefers: what holds first, newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL, 'withheld', list_held($1, 'words')),
       json_build_array(json_build_object('child', c.id, 'type', 'words', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(preference_item(x) ORDER BY x.until_on IS NOT NULL AND x.until_on <= today(), x.said_on DESC, x.made_at DESC) AS items, json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM preference x
         WHERE x.child_id = c.id) l
 WHERE c.id = $1
