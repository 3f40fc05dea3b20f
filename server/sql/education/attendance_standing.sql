-- $1 id. What stands: first day, last day, possible, attended, authorised, unauthorised, error.
SELECT from_on, to_on, possible, attended, authorised, unauthorised, error_reason FROM attendance WHERE id = $1
