-- $1 rows as a JSON array: meetings and calls of services of the fictional council.
INSERT INTO contact (id, made_at, made_by, child_id, carer_id, tier, involvement_id, practitioner_id, day, minutes, mode, place, outcome, there, has_note, has_therapy_note)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.carer_id, r.tier, r.involvement_id, r.practitioner_id, r.day, r.minutes, r.mode, r.place, r.outcome, r.there, r.has_note, r.has_therapy_note
  FROM json_populate_recordset(NULL::contact, $1) r
