-- $1 id, $2 day (null: as it is), $3 place was sent, $4 place, $5 chair was sent, $6 chair, $7 people as JSON (null: as they are), $8 why it is called off, or null.
UPDATE review_plan
   SET planned_on = coalesce($2, planned_on),
       place = CASE WHEN $3::boolean THEN $4 ELSE place END,
       chair = CASE WHEN $5::boolean THEN $6 ELSE chair END,
       people = coalesce($7::jsonb, people),
       called_off_why = $8,
       state = CASE WHEN $8::text IS NULL THEN state ELSE 'called_off' END
 WHERE id = $1
