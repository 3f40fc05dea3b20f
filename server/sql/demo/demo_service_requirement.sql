-- $1 rows as a JSON array: what must come before a service of the fictional council.
INSERT INTO service_requirement (service_id, position, kind, before_id, text)
SELECT r.service_id, r.position, r.kind, r.before_id, r.text
  FROM json_populate_recordset(NULL::service_requirement, $1) r
