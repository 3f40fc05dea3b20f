-- $1 id, $2 kind (null: as it is), $3 who said so (likewise), $4 when (likewise), $5 time together was sent, $6 time together, $7 ended on (null: as it is), $8 why (likewise), $9 why it was an error (likewise).
UPDATE sibling
   SET kind = coalesce($2, kind),
       said_by = coalesce($3, said_by),
       said_on = coalesce($4, said_on),
       family_time = CASE WHEN $5::boolean THEN $6 ELSE family_time END,
       ended_on = coalesce($7, ended_on),
       ended_why = coalesce($8, ended_why),
       error_reason = coalesce($9, error_reason)
 WHERE id = $1
