-- $1 child. The brothers and sisters of a child, those who are so now first, the eldest before the others; what is held back beside them.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL, 'withheld', list_held($1, 'sibling')),
       (SELECT json_agg(json_build_object('child', k.child, 'type', 'sibling', 'tier', coalesce(l.tier, 1), 'relation', stands_as(k.child), 'ids', k.ids))
          FROM (SELECT c.id, coalesce(l.ids, '[]') UNION ALL SELECT o.child, json_build_array(o.id) FROM json_to_recordset(l.others) AS o (child uuid, id uuid)) k (child, ids)),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(sibling_item(x, c.id) ORDER BY x.error_reason IS NOT NULL, x.ended_on IS NOT NULL, x.ended_on DESC, o.born_on, x.id) AS items,
               json_agg(x.id) AS ids, max(x.tier) AS tier, json_agg(json_build_object('child', o.id, 'id', x.id)) AS others
          FROM sibling x JOIN child o ON o.id = CASE x.child_id WHEN c.id THEN x.other_id ELSE x.child_id END
         WHERE c.id IN (x.child_id, x.other_id)) l
 WHERE c.id = $1
