-- $1 service, $2 session, $3 people or null, $4 role or null, $5 their team or null, $6 how many. People with an account, or so many of a role without one.
INSERT INTO training_attendance (id, service_id, session_id, person_id, role_name, team_id, people)
SELECT gen_random_uuid(), $1::uuid, $2::uuid, x.id, NULL, NULL, 1 FROM unnest($3::uuid[]) x (id)
UNION ALL
SELECT gen_random_uuid(), $1, $2, NULL, $4, $5::uuid, $6::smallint WHERE $4::text IS NOT NULL
