-- $1 id. What stands: from, ceased; and whether it was an error.
SELECT from_on, ceased_on, error_reason IS NOT NULL FROM uasc WHERE id = $1
