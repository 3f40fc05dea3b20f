-- $1 id, $2 child, $3 status, $4 from, $5 until, $6 why it ended.
INSERT INTO care_leaver (id, child_id, status, from_on, until_on, end_reason)
VALUES ($1, $2, $3, $4, $5, $6)
