-- $1 id, $2 child, $3 from on, $4 until on or null, $5 why it ended, or null.
INSERT INTO edge_of_care (id, child_id, from_on, until_on, end_reason)
VALUES ($1, $2, $3, $4, $5)
