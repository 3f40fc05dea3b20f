-- $1 child. What was on this child and is not the child's, the newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'child', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(record_moved_item(x) ORDER BY x.made_at DESC, x.id) AS items, json_agg(x.row_id) AS ids, max(x.tier) AS tier
          FROM record_moved x
         WHERE x.child_id = c.id) l
 WHERE c.id = $1
