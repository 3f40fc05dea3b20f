-- $1 id. One piece of work without a child's name.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version, 'service', (SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = x.service_id),
           'kind', x.kind, 'day', x.day, 'minutes', x.minutes, 'people', x.people, 'asked_by', x.asked_by, 'locality', x.locality, 'topic', x.topic,
           'practitioner', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.practitioner_id)), NULL, 'v' || x.version
  FROM service_work x
 WHERE x.id = $1
