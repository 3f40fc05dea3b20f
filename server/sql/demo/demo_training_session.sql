-- $1 rows as a JSON array: sessions of training, of the fictional council.
INSERT INTO training_session (id, made_at, made_by, service_id, kind, title, locality, held_on, minutes, places, trainer_id, cancelled_why)
SELECT r.id, r.made_at, r.made_by, r.service_id, r.kind, r.title, r.locality, r.held_on, r.minutes, r.places, r.trainer_id, r.cancelled_why
  FROM json_populate_recordset(NULL::training_session, $1) r
