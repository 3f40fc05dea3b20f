-- $1 id. One involvement.
SELECT json_build_object('id', i.id, 'made_at', instant(i.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = i.made_by), 'etag', 'v' || i.version,
           'service', (SELECT json_build_object('id', x.id, 'name', x.name) FROM service x WHERE x.id = i.service_id), 'type_of_work', i.type_of_work, 'practitioner', (SELECT json_build_object('id', x.id, 'name', x.name) FROM person x WHERE x.id = i.practitioner_id), 'state', i.state,
           'from_on', i.from_on, 'until_on', i.until_on, 'outcome', i.outcome),
       json_build_array(json_build_object('child', i.child_id, 'type', 'involvement', 'tier', i.tier, 'ids', json_build_array(i.id))),
       'v' || i.version
  FROM involvement i
 WHERE i.id = $1
