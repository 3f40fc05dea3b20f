-- $1 id, $2 agency, $3 format, $4 year or null, $5 digest, $6 children (uuid[]), $7 errors, $8 warnings, $9 problems as JSON, $10 note or null
INSERT INTO return_sent (id, agency_id, format, return_year, digest, children, errors, warnings, problems, note)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
