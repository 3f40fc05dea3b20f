-- $1 rows as a JSON array: link practitioners of schools of the fictional council.
INSERT INTO service_link (id, made_at, made_by, service_id, school_id, practitioner_id, from_on)
SELECT r.id, r.made_at, r.made_by, r.service_id, r.school_id, r.practitioner_id, r.from_on
  FROM json_populate_recordset(NULL::service_link, $1) r
