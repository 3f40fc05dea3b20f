-- $1 id, $2 child, $3 category, $4 from on, $5 until on or null.
INSERT INTO protection_plan (id, child_id, category, from_on, until_on)
VALUES ($1, $2, $3, $4, $5)
