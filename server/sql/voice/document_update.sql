-- $1 id, $2 title (null: as it is), $3 kind (likewise), $4 dated on (likewise), $5 written by was sent, $6 written by, $7 why it should not be here (null: as it is).
UPDATE document
   SET title = coalesce($2, title),
       kind = coalesce($3, kind),
       dated_on = coalesce($4, dated_on),
       written_by = CASE WHEN $5::boolean THEN $6 ELSE written_by END,
       error_reason = coalesce($7, error_reason)
 WHERE id = $1
