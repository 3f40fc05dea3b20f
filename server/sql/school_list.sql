-- $1 child. Schools, the present first.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('id', e.id, 'made_at', instant(e.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = e.made_by), 'etag', 'v' || e.version,
           'school', (SELECT json_build_object('id', x.id, 'name', x.name) FROM agency x WHERE x.id = e.school_id), 'from_on', e.from_on, 'until_on', e.until_on, 'year_group', e.year_group) ORDER BY e.from_on DESC, e.made_at DESC), '[]'), 'next', NULL),
       json_build_array(json_build_object('child', $1::uuid, 'type', 'school', 'tier', max(e.tier), 'ids', coalesce(json_agg(e.id), '[]'))),
       NULL
  FROM enrolment e
 WHERE e.child_id = $1
HAVING (SELECT EXISTS (SELECT FROM child WHERE id = $1))
