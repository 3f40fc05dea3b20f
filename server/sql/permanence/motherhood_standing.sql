-- $1 id. What stands: when her first child was born; and whether it was an error.
SELECT born_on, error_reason IS NOT NULL FROM motherhood WHERE id = $1
