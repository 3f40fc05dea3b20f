-- $1 rows as a JSON array: teams of the fictional council.
INSERT INTO team (id, made_at, made_by, agency_id, name)
SELECT r.id, r.made_at, r.made_by, r.agency_id, r.name
  FROM json_populate_recordset(NULL::team, $1) r
