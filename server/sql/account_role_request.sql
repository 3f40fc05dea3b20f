-- $1 request. One request for a role.
SELECT json_build_object(
           'id', q.id, 'person', json_build_object('id', p.id, 'name', p.name), 'role', q.role,
           'agency', json_build_object('id', a.id, 'name', a.name), 'from_on', q.from_on, 'until_on', q.until_on,
           'reason', q.reason, 'state', q.state,
           'decided_by', (SELECT json_build_object('id', d.id, 'name', d.name) FROM person d WHERE d.id = q.decided_by),
           'decided_at', instant(q.decided_at), 'made_at', instant(q.made_at),
           'made_by', json_build_object('id', m.id, 'name', m.name), 'etag', 'v' || q.version), NULL, 'v' || q.version
  FROM role_request q
  JOIN person p ON p.id = q.person_id
  JOIN agency a ON a.id = q.agency_id
  JOIN person m ON m.id = q.made_by
 WHERE q.id = $1
