-- $1 id, $2 requested on, $3 decided on, $4 whether agreed, $5 draft on, $6 final on, $7 reviewed on, $8 ended on, $9 why; $10 whether a school was sent, $11 school.
UPDATE ehcp
   SET requested_on = $2, decided_on = $3, is_agreed = $4, draft_on = $5, final_on = $6, reviewed_on = $7, ended_on = $8, end_reason = $9,
       school = CASE WHEN $10::boolean THEN $11 ELSE school END
 WHERE id = $1
