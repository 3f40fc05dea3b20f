-- $1 id, $2 child, $3 whose, $4 agency, $5 kind, $6 share, $7 said on, $8 until on or null.
INSERT INTO sharing_wish (id, child_id, whose, agency_id, kind, share, said_on, until_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
