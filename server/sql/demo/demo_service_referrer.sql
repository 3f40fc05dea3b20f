-- $1 rows as a JSON array: who may refer to a service of the fictional council.
INSERT INTO service_referrer (service_id, role)
SELECT r.service_id, r.role
  FROM json_populate_recordset(NULL::service_referrer, $1) r
