-- $1 id, $2 child, $3 kind, $4 person, $5 from on, $6 until on.
INSERT INTO allocation (id, child_id, kind, person_id, from_on, until_on)
VALUES ($1, $2, $3, $4, $5, $6)
