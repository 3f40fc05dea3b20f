-- $1 rows as a JSON array: roles held of the fictional council.
INSERT INTO role_held (id, made_at, made_by, person_id, role, agency_id, from_on, until_on)
SELECT r.id, r.made_at, r.made_by, r.person_id, r.role, r.agency_id, r.from_on, r.until_on
  FROM json_populate_recordset(NULL::role_held, $1) r
