-- $1 rows as a JSON array: work without a child's name of the fictional council.
INSERT INTO service_work (id, made_at, made_by, service_id, kind, day, minutes, people, asked_by, locality, topic, practitioner_id)
SELECT r.id, r.made_at, r.made_by, r.service_id, r.kind, r.day, r.minutes, r.people, r.asked_by, r.locality, r.topic, r.practitioner_id
  FROM json_populate_recordset(NULL::service_work, $1) r
