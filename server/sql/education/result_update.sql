-- $1 id, $2 key stage, $3 year, $4 subject, $5 met, $6 score in hundredths, $7 why it was an error.
UPDATE education_result
   SET stage = $2, year = $3, subject = $4, met = $5, score = $6::numeric / 100, error_reason = $7
 WHERE id = $1
