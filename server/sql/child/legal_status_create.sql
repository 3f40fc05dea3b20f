-- $1 id, $2 child, $3 code, $4 from on.
INSERT INTO legal_status (id, child_id, code, from_on)
VALUES ($1, $2, $3, $4)
