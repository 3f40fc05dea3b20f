-- $1 id, $2 day, $3 minutes sent, $4 minutes, $5 mode, $6 place, $7 outcome, $8 who was there (text[]), $9 practitioner, $10 a note was sent, $11 a note of therapy. Null: as it is.
UPDATE contact
   SET day = coalesce($2, day), minutes = CASE WHEN $3::boolean THEN $4 ELSE minutes END, mode = coalesce($5, mode),
       place = coalesce($6, place), outcome = coalesce($7, outcome), there = coalesce($8, there),
       practitioner_id = coalesce($9, practitioner_id), has_note = has_note OR $10, has_therapy_note = has_therapy_note OR $11
 WHERE id = $1
