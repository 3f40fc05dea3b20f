-- $1 id, $2 kind, $3 level, $4 text (null: as it is), $5 detail was sent, $6 detail, $7 until was sent, $8 until on.
UPDATE alert
   SET kind = coalesce($2, kind),
       level = coalesce($3, level),
       text = coalesce($4, text),
       detail = CASE WHEN $5::boolean THEN $6 ELSE detail END,
       until_on = CASE WHEN $7::boolean THEN $8 ELSE until_on END
 WHERE id = $1
