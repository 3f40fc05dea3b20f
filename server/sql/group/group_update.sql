-- $1 id, $2 name, $3 what it is for was sent, $4 what it is for, $5 end was sent, $6 end. Null: as it is.
UPDATE work_group
   SET name = coalesce($2, name), about = CASE WHEN $3::boolean THEN $4 ELSE about END, ended_on = CASE WHEN $5::boolean THEN $6 ELSE ended_on END
 WHERE id = $1
