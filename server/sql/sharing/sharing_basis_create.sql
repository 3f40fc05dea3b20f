-- $1 id, $2 child, $3 agency, $4 ground, $5 condition or null, $6 decided by, $7 why, $8 from on, $9 review on.
INSERT INTO sharing_basis (id, child_id, agency_id, ground, condition, decided_by, why, from_on, review_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
