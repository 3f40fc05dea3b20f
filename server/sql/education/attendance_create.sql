-- $1 id, $2 child, $3 first day, $4 last day, $5 possible, $6 attended, $7 authorised, $8 unauthorised.
INSERT INTO attendance (id, child_id, from_on, to_on, possible, attended, authorised, unauthorised)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
