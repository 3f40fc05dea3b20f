-- $1 id, $2 child, $3 kind, $4 carers, $5 from on, $6 until on, $7 whether there is an address.
INSERT INTO home (id, child_id, kind, carers, from_on, until_on, has_address)
VALUES ($1, $2, $3, $4, $5, $6, $7)
