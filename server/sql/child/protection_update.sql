-- $1 id, $2 category (null: as it is), $3 until was sent, $4 until on.
UPDATE protection_plan
   SET category = coalesce($2, category),
       until_on = CASE WHEN $3::boolean THEN $4 ELSE until_on END
 WHERE id = $1
