-- $1 child. That a young woman has a child of her own.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'permanence', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(motherhood_item(x) ORDER BY x.error_reason IS NOT NULL, x.made_at DESC) AS items, json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM motherhood x
         WHERE x.child_id = c.id) l
 WHERE c.id = $1
