-- $1 person, $2 name or null, $3 disabled or null. One row when it was one's to change.
UPDATE person
   SET name = coalesce($2, name),
       disabled_at = CASE WHEN $3::boolean THEN coalesce(disabled_at, now()) WHEN NOT $3::boolean THEN NULL ELSE disabled_at END
 WHERE id = $1
RETURNING id
