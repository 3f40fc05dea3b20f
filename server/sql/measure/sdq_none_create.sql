-- $1 id, $2 child, $3 year of the national return, $4 code.
INSERT INTO sdq_none (id, child_id, return_year, code)
VALUES ($1, $2, $3, $4)
