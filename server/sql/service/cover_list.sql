-- $1 service. Who covers for whom there, now and to come.
SELECT json_build_object('items', coalesce((SELECT json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version, 'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = x.service_id),
           'practitioner', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.practitioner_id),
           'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.person_id), 'from_on', x.from_on, 'until_on', x.until_on) ORDER BY x.from_on, x.id)
                                              FROM cover x WHERE x.service_id = s.id AND x.until_on > today() AND x.until_on > x.from_on), '[]'), 'next', NULL), NULL, NULL
  FROM service s
 WHERE s.id = $1
