-- $1 id. One allocation.
SELECT json_build_object('id', a.id, 'made_at', instant(a.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = a.made_by), 'etag', 'v' || a.version,
           'child', (SELECT json_build_object('id', x.id, 'name', x.name) FROM child x WHERE x.id = a.child_id), 'kind', a.kind, 'person', (SELECT json_build_object('id', x.id, 'name', x.name) FROM person x WHERE x.id = a.person_id), 'from_on', a.from_on, 'until_on', a.until_on),
       json_build_array(json_build_object('child', a.child_id, 'type', 'allocation', 'tier', a.tier, 'ids', json_build_array(a.id))),
       'v' || a.version
  FROM allocation a
 WHERE a.id = $1
