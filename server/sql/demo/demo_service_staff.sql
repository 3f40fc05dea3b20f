-- $1 rows as a JSON array: who is of a service of the fictional council.
INSERT INTO service_staff (service_id, role)
SELECT r.service_id, r.role
  FROM json_populate_recordset(NULL::service_staff, $1) r
