-- $1 rows as a JSON array: who came to a session, of the fictional council.
INSERT INTO training_attendance (id, made_at, made_by, service_id, session_id, person_id, role_name, team_id, people)
SELECT r.id, r.made_at, r.made_by, r.service_id, r.session_id, r.person_id, r.role_name, r.team_id, r.people
  FROM json_populate_recordset(NULL::training_attendance, $1) r
