-- $1 child. Call-outs that were about this child, the newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL, 'withheld', list_held($1, 'youth_justice')),
       json_build_array(json_build_object('child', c.id, 'type', 'youth_justice', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id), 'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by), 'etag', 'v' || x.version,
           'call_out', (SELECT call_out_item(o) FROM police_call_out o WHERE o.id = x.call_out_id)) ORDER BY x.made_at DESC) AS items, json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM police_call_out_child x WHERE x.child_id = c.id) l
 WHERE c.id = $1
