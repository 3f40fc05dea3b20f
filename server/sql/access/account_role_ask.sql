-- $1 request, $2 person, $3 role, $4 agency, $5 from or null for today, $6 until or null, $7 reason or null.
INSERT INTO role_request (id, person_id, role, agency_id, from_on, until_on, reason)
VALUES ($1, $2, $3, $4, coalesce($5::date, today()), $6, coalesce($7, ''))
