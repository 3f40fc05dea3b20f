-- $1 id, $2 service, $3 round or null, $4 session or null, $5 kind, $6 for whom, $7 what it calls whoever it is about, $8 day, $9 the body as it came.
INSERT INTO feedback (id, service_id, evaluation_id, session_id, kind, for_whom, role, came_on)
SELECT $1, $2, $3, $4, $5, $6, (SELECT r.text FROM feedback_rows($5, $6, $7, $9::jsonb -> 'answers') r WHERE r.code = 'role'), $8
