-- $1 form, $2 service, $3 kind, $4 for whom, $5 what it calls whoever it is about, $6 the body as it came.
INSERT INTO feedback_answer (id, service_id, feedback_id, code, position, line, question, number, text)
SELECT gen_random_uuid(), $2, $1, r.code, r.place, r.line, r.question, r.number, r.text FROM feedback_rows($3, $4, $5, $6::jsonb -> 'answers') r WHERE r.code <> 'role'
