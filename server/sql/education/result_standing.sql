-- $1 id. What stands: key stage, year, subject, met, score in hundredths, error.
SELECT stage, year, subject, met, (score * 100)::integer, error_reason FROM education_result WHERE id = $1
