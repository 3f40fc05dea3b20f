-- $1 id, $2 child, $3 tier, $4 what, $5 detail, $6 service or null, $7 given, $8 by whom, $9 by name, $10 how, $11 from on, $12 until on or null.
INSERT INTO consent (id, child_id, tier, what, detail, service_id, is_given, by_whom, by_name, how, from_on, until_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
