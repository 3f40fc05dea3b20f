-- $1 id, $2 child, $3 kind, $4 carers, $5 from on, $6 until on, $7 whether there is an address, $8 how often it is visited, or null.
INSERT INTO home (id, child_id, kind, carers, from_on, until_on, has_address, visit_rule)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
