-- $1 id, $2 child, $3 requested on, $4 requested by, $5 decided on, $6 whether it was agreed, $7 draft on, $8 final on, $9 school, $10 reviewed on.
INSERT INTO ehcp (id, child_id, requested_on, requested_by, decided_on, is_agreed, draft_on, final_on, school, reviewed_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
