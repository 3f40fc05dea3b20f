-- $1 id, $2 status, $3 from, $4 until, $5 why it ended, $6 why it was an error.
UPDATE care_leaver
   SET status = $2, from_on = $3, until_on = $4, end_reason = $5, error_reason = $6
 WHERE id = $1
