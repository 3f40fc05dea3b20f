-- $1 id, $2 child, $3 kind, $4 person, $5 from on, $6 until on, $7 why the social worker changed to this one, or null.
INSERT INTO allocation (id, child_id, kind, person_id, from_on, until_on, change_code)
VALUES ($1, $2, $3, $4, $5, $6, $7)
