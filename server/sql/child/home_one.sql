-- $1 id. One home, with its address where it is shared.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'kind', x.kind, 'carers', x.carers, 'from_on', x.from_on, 'until_on', x.until_on, 'visit_rule', x.visit_rule,
           'address', (SELECT json_build_object('lines', d.lines, 'postcode', d.postcode, 'is_protected', d.is_protected)
                         FROM home_address d WHERE d.home_id = x.id),
           'held_back', x.has_address AND NOT EXISTS (SELECT FROM home_address d WHERE d.home_id = x.id)),
       json_build_array(json_build_object('child', x.child_id, 'type', 'home', 'tier', greatest(x.tier, (SELECT d.tier FROM home_address d WHERE d.home_id = x.id)),
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM home x
 WHERE x.id = $1
