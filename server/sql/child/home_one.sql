-- $1 id. One home, with its address where it is shared.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'kind', x.kind, 'carers', x.carers, 'from_on', x.from_on, 'until_on', x.until_on, 'visit_rule', x.visit_rule,
           'address', d.item, 'home_postcode', x.home_postcode, 'miles', CASE WHEN d.item IS NOT NULL OR NOT x.has_address THEN x.miles END,
           'miles_from', CASE WHEN d.item IS NOT NULL OR NOT x.has_address THEN x.miles_from END, 'held_back', x.has_address AND d.item IS NULL),
       json_build_array(json_build_object('child', x.child_id, 'type', 'home', 'tier', greatest(x.tier, d.tier),
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM home x
  LEFT JOIN LATERAL (SELECT json_build_object('lines', a.lines, 'postcode', a.postcode, 'is_protected', a.is_protected) AS item, a.tier
                       FROM home_address a WHERE a.home_id = x.id) d ON true
 WHERE x.id = $1
