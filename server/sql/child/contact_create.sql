-- $1 id, $2 involvement, $3 practitioner (null: me, if of the service), $4 day, $5 minutes, $6 mode, $7 place, $8 outcome, $9 who was there (text[]), $10 has a note, $11 has a note of therapy.
INSERT INTO contact (id, child_id, carer_id, involvement_id, practitioner_id, day, minutes, mode, place, outcome, there, has_note, has_therapy_note)
SELECT $1, i.child_id, i.carer_id, i.id, coalesce($3, CASE WHEN is_of_service(i.service_id, me()) THEN me() END), $4, $5, $6, $7, $8, $9, $10, $11
  FROM involvement i
 WHERE i.id = $2
