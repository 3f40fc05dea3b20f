-- $1 child. Who works with the child, the present first.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('id', a.id, 'made_at', instant(a.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = a.made_by), 'etag', 'v' || a.version,
           'child', (SELECT json_build_object('id', x.id, 'name', x.name) FROM child x WHERE x.id = a.child_id), 'kind', a.kind, 'person', (SELECT json_build_object('id', x.id, 'name', x.name) FROM person x WHERE x.id = a.person_id), 'from_on', a.from_on, 'until_on', a.until_on) ORDER BY a.until_on IS NOT NULL, a.from_on DESC), '[]'), 'next', NULL),
       json_build_array(json_build_object('child', $1::uuid, 'type', 'allocation', 'tier', max(a.tier), 'ids', coalesce(json_agg(a.id), '[]'))),
       NULL
  FROM allocation a
 WHERE a.child_id = $1
HAVING (SELECT EXISTS (SELECT FROM child WHERE id = $1))
