-- $1 child. Homes, the present first.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('id', h.id, 'made_at', instant(h.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = h.made_by), 'etag', 'v' || h.version,
           'kind', h.kind, 'carers', h.carers, 'from_on', h.from_on, 'until_on', h.until_on,
           'address', (SELECT json_build_object('lines', d.lines, 'postcode', d.postcode, 'is_protected', d.is_protected) FROM home_address d WHERE d.home_id = h.id),
           'held_back', h.has_address AND NOT EXISTS (SELECT FROM home_address d WHERE d.home_id = h.id)) ORDER BY h.from_on DESC, h.made_at DESC), '[]'), 'next', NULL),
       json_build_array(json_build_object('child', $1::uuid, 'type', 'home', 'tier', max(h.tier), 'ids', coalesce(json_agg(h.id), '[]'))),
       NULL
  FROM home h
 WHERE h.child_id = $1
HAVING (SELECT EXISTS (SELECT FROM child WHERE id = $1))
