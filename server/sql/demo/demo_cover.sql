-- $1 rows as a JSON array: who covers for whom in the fictional council.
INSERT INTO cover (id, made_at, made_by, service_id, practitioner_id, person_id, from_on, until_on)
SELECT r.id, r.made_at, r.made_by, r.service_id, r.practitioner_id, r.person_id, r.from_on, r.until_on
  FROM json_populate_recordset(NULL::cover, $1) r
