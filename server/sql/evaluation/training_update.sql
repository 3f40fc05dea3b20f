-- $1 id, $2 kind, $3 title, $4 part was sent, $5 part of the area, $6 day, $7 minutes, $8 places were sent, $9 places, $10 trainer, $11 why cancelled was sent, $12 why cancelled. Null: as it is.
UPDATE training_session
   SET kind = coalesce($2, kind), title = coalesce($3, title), locality = CASE WHEN $4::boolean THEN $5 ELSE locality END, held_on = coalesce($6, held_on),
       minutes = coalesce($7, minutes), places = CASE WHEN $8::boolean THEN $9::smallint ELSE places END, trainer_id = coalesce($10, trainer_id),
       cancelled_why = CASE WHEN $11::boolean THEN $12 ELSE cancelled_why END
 WHERE id = $1
