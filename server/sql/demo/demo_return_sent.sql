-- $1 id, $2 who sent it, $3 on which day, $4 council, $5 year, $6 digest, $7 children (uuid[]), $8 errors, $9 warnings, $10 problems as JSON, $11 note. A yearly return
-- that the fictional council sent.
INSERT INTO return_sent (id, made_by, made_at, agency_id, format, return_year, digest, children, errors, warnings, problems, note)
VALUES ($1, $2, least(now(), $3::date::timestamptz + interval '15 hours'), $4, 'ssda903', $5, $6, $7, $8, $9, $10, $11)
