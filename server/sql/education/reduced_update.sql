-- $1 id, $2 first day, $3 last day, $4 hours a week, $5 why, $6 why it was an error.
UPDATE reduced_timetable
   SET from_on = $2, until_on = $3, hours = $4, why = $5, error_reason = $6
 WHERE id = $1
