-- $1 rows as a JSON array: people with their employer of the fictional council.
INSERT INTO person (id, made_at, made_by, username, name, agency_id)
SELECT r.id, r.made_at, r.made_by, r.username, r.name, r.agency_id
  FROM json_populate_recordset(NULL::person, $1) r
