-- $1 id, $2 child, $3 home, $4 lines, $5 postcode, $6 is protected, $7 tier (2, or 4 when protected).
INSERT INTO home_address (id, child_id, home_id, lines, postcode, is_protected, tier)
VALUES ($1, $2, $3, $4, $5, $6, $7)
