-- $1 id, $2 manages it or null, $3 is the end sent, $4 first day on which it is over, or null.
UPDATE team_member
   SET is_manager = coalesce($2, is_manager), until_on = CASE WHEN $3::boolean THEN $4 ELSE until_on END
 WHERE id = $1
