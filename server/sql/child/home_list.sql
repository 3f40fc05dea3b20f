-- $1 child. Where the child lives and has lived, newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL, 'withheld', list_held($1, 'home')),
       json_build_array(json_build_object('child', c.id, 'type', 'home', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'kind', x.kind, 'carers', x.carers, 'from_on', x.from_on, 'until_on', x.until_on, 'visit_rule', x.visit_rule,
           'address', d.item, 'home_postcode', x.home_postcode, 'miles', CASE WHEN d.item IS NOT NULL OR NOT x.has_address THEN x.miles END,
           'miles_from', CASE WHEN d.item IS NOT NULL OR NOT x.has_address THEN x.miles_from END, 'held_back', x.has_address AND d.item IS NULL) ORDER BY x.from_on DESC, x.made_at DESC) AS items,
               json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM home x
          LEFT JOIN LATERAL (SELECT json_build_object('lines', a.lines, 'postcode', a.postcode, 'is_protected', a.is_protected) AS item
                               FROM home_address a WHERE a.home_id = x.id) d ON true
         WHERE x.child_id = c.id) l
 WHERE c.id = $1
