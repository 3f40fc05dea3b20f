-- $1 id. One home; its address where it is shared.
SELECT json_build_object('id', h.id, 'made_at', instant(h.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = h.made_by), 'etag', 'v' || h.version,
           'kind', h.kind, 'carers', h.carers, 'from_on', h.from_on, 'until_on', h.until_on,
           'address', (SELECT json_build_object('lines', d.lines, 'postcode', d.postcode, 'is_protected', d.is_protected) FROM home_address d WHERE d.home_id = h.id),
           'held_back', h.has_address AND NOT EXISTS (SELECT FROM home_address d WHERE d.home_id = h.id)),
       json_build_array(json_build_object('child', h.child_id, 'type', 'home', 'tier', h.tier, 'ids', json_build_array(h.id))),
       'v' || h.version
  FROM home h
 WHERE h.id = $1
