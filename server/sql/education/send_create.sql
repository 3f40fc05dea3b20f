-- $1 id, $2 child, $3 need (E, K, N), $4 from on.
INSERT INTO send_status (id, child_id, need, from_on)
VALUES ($1, $2, $3, $4)
