-- $1 id, $2 outcome, $3 closed on, $4 why it was an error.
UPDATE foster_allegation SET outcome = $2, closed_on = $3, error_reason = $4 WHERE id = $1
