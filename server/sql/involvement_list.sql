-- $1 child. Services involved, the present first.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('id', i.id, 'made_at', instant(i.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = i.made_by), 'etag', 'v' || i.version,
           'service', (SELECT json_build_object('id', x.id, 'name', x.name) FROM service x WHERE x.id = i.service_id), 'type_of_work', i.type_of_work, 'practitioner', (SELECT json_build_object('id', x.id, 'name', x.name) FROM person x WHERE x.id = i.practitioner_id), 'state', i.state,
           'from_on', i.from_on, 'until_on', i.until_on, 'outcome', i.outcome) ORDER BY i.until_on IS NOT NULL, i.from_on DESC), '[]'), 'next', NULL),
       json_build_array(json_build_object('child', $1::uuid, 'type', 'involvement', 'tier', max(i.tier), 'ids', coalesce(json_agg(i.id), '[]'))),
       NULL
  FROM involvement i
 WHERE i.child_id = $1
HAVING (SELECT EXISTS (SELECT FROM child WHERE id = $1))
