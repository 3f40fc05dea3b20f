-- $1 id, $2 first day, $3 last day, $4 possible, $5 attended, $6 authorised, $7 unauthorised, $8 why it was an error.
UPDATE attendance
   SET from_on = $2, to_on = $3, possible = $4, attended = $5, authorised = $6, unauthorised = $7, error_reason = $8
 WHERE id = $1
