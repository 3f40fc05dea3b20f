-- $1 id. One enrolment.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'school', (SELECT json_build_object('id', s.id, 'name', s.name) FROM agency s WHERE s.id = x.school_id), 'from_on', x.from_on,
           'until_on', x.until_on, 'year_group', x.year_group),
       json_build_array(json_build_object('child', x.child_id, 'type', 'school', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM enrolment x
 WHERE x.id = $1
