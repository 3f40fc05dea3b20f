-- $1 person, $2 name or null, $3 disabled or null, $4 whether the number with Social Work England was sent, $5 that number. One row when it was one's to change.
UPDATE person
   SET name = coalesce($2, name),
       disabled_at = CASE WHEN $3::boolean THEN coalesce(disabled_at, now()) WHEN NOT $3::boolean THEN NULL ELSE disabled_at END,
       registration = CASE WHEN $4::boolean THEN $5 ELSE registration END
 WHERE id = $1
RETURNING id
