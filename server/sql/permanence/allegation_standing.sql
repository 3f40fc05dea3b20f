-- $1 id. What stands: outcome, closed; and whether it was an error.
SELECT outcome, closed_on, error_reason IS NOT NULL FROM foster_allegation WHERE id = $1
