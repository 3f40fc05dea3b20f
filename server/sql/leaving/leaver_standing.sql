-- $1 id. What stands: status, from, until, why it ended, error.
SELECT status, from_on, until_on, end_reason, error_reason FROM care_leaver WHERE id = $1
