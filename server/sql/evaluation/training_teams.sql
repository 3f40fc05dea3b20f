-- $1 kind of training or null. Teams with who is in them and when they were last trained, as far as one sees who came.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('team', json_build_object('id', t.id, 'name', t.name), 'agency', json_build_object('id', a.id, 'name', a.name),
           'people', training_team(t.id, $1),
           'others', (SELECT coalesce(sum(c.people), 0) FROM training_attendance c JOIN training_session s ON s.id = c.session_id
                       WHERE c.team_id = t.id AND NOT c.removed AND s.cancelled_why IS NULL AND ($1::text IS NULL OR s.kind = $1))) ORDER BY a.name, t.name, t.id), '[]'), 'next', NULL), NULL, NULL
  FROM team t JOIN agency a ON a.id = t.agency_id
