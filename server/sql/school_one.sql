-- $1 id. One enrolment.
SELECT json_build_object('id', e.id, 'made_at', instant(e.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = e.made_by), 'etag', 'v' || e.version,
           'school', (SELECT json_build_object('id', x.id, 'name', x.name) FROM agency x WHERE x.id = e.school_id), 'from_on', e.from_on, 'until_on', e.until_on, 'year_group', e.year_group),
       json_build_array(json_build_object('child', e.child_id, 'type', 'school', 'tier', e.tier, 'ids', json_build_array(e.id))),
       'v' || e.version
  FROM enrolment e
 WHERE e.id = $1
