-- $1 id, $2 service, $3 round or null, $4 session or null, $5 kind, $6 for whom, $7 to whom it is given, $8 how many forms, $9 last day.
INSERT INTO feedback_link (id, service_id, evaluation_id, session_id, kind, for_whom, name, most, until_on) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
