-- $1 id, $2 state, $3 day (null: as it is), $4 by whom was sent, $5 by whom, $6 as what, $7 why it was missed, $8 whether all is up to date, $9 whether there is a summary now, $10 findings.
UPDATE health_check
   SET state = $2,
       day = coalesce($3, day),
       by_whom = CASE WHEN $4::boolean THEN $5 ELSE by_whom END,
       by_role = $6,
       missed_why = $7,
       is_up_to_date = $8,
       has_summary = has_summary OR $9,
       has_content = has_content OR $10
 WHERE id = $1
