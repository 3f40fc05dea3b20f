-- $1 id, $2 from on, $3 ceased on, $4 why it was an error.
UPDATE uasc SET from_on = $2, ceased_on = $3, error_reason = $4 WHERE id = $1
