-- $1 id, $2 text (null: as it is), $3 until was sent, $4 until on.
UPDATE preference
   SET text = coalesce($2, text),
       until_on = CASE WHEN $3::boolean THEN $4 ELSE until_on END
 WHERE id = $1
