-- $1 id, $2 day on which her first child was born, $3 why it was an error.
UPDATE motherhood SET born_on = $2, error_reason = $3 WHERE id = $1
