-- $1 id. Who covers for whom.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version, 'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = x.service_id),
           'practitioner', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.practitioner_id),
           'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.person_id), 'from_on', x.from_on, 'until_on', x.until_on), NULL, 'v' || x.version
  FROM cover x
 WHERE x.id = $1
