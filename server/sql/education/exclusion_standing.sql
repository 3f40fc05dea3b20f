-- $1 id. What stands: day, kind, sessions, reason, note, taken back, error.
SELECT on_day, kind, sessions, reason_code, note, lifted_on, error_reason FROM exclusion WHERE id = $1
