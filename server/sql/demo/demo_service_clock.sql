-- $1 rows as a JSON array: clocks of services of the fictional council.
INSERT INTO service_clock (service_id, urgency, clock, n, unit, text)
SELECT r.service_id, r.urgency, r.clock, r.n, r.unit, r.text
  FROM json_populate_recordset(NULL::service_clock, $1) r
