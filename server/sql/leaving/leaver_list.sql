-- $1 child. As what the law knows somebody who left care, the newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL, 'withheld', list_held($1, 'leaver')),
       json_build_array(json_build_object('child', c.id, 'type', 'leaver', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id), 'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(care_leaver_item(x) ORDER BY x.from_on DESC, x.made_at DESC) AS items, json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM care_leaver x WHERE x.child_id = c.id) l
 WHERE c.id = $1
