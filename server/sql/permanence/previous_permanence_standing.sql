-- $1 id. What stands: PREV_PERM; and whether it was an error.
SELECT kind_code, error_reason IS NOT NULL FROM previous_permanence WHERE id = $1
