-- $1 id, $2 asked for, $3 due, $4 done, $5 by whom, $6 why not, $7 when that was clear, $8 why it was an error, $9 something was found.
UPDATE speech_language
   SET referred_on = $2, due_on = $3, assessed_on = $4, by_whom = $5, closed_why = $6, closed_on = $7, error_reason = $8, has_finding = has_finding OR $9
 WHERE id = $1
