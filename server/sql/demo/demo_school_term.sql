-- $1 rows as a JSON array: school terms of the fictional council.
INSERT INTO school_term (id, made_at, made_by, agency_id, name, from_on, until_on)
SELECT r.id, r.made_at, r.made_by, r.agency_id, r.name, r.from_on, r.until_on
  FROM json_populate_recordset(NULL::school_term, $1) r
