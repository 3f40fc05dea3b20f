-- $1 id, $2 what they are in it, $3 whether they run it, $4 end was sent, $5 end. Null: as it is.
UPDATE group_member
   SET duty = coalesce($2, duty), runs = coalesce($3, runs), until_on = CASE WHEN $4::boolean THEN $5 ELSE until_on END
 WHERE id = $1
