-- $1 rows as a JSON array: agencies of the fictional council.
INSERT INTO agency (id, made_at, made_by, kind, name, code)
SELECT r.id, r.made_at, r.made_by, r.kind, r.name, r.code
  FROM json_populate_recordset(NULL::agency, $1) r
