-- $1 id, $2 child, $3 tier, $4 title, $5 kind, $6 dated on, $7 agency, $8 written by.
INSERT INTO document (id, child_id, tier, title, kind, dated_on, agency_id, written_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
