-- $1 rows as a JSON array: carers of the fictional council who were referred for themselves.
INSERT INTO carer (id, made_at, made_by, name, kind, agency_id)
SELECT r.id, r.made_at, r.made_by, r.name, r.kind, r.agency_id
  FROM json_populate_recordset(NULL::carer, $1) r
