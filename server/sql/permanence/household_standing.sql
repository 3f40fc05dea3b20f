-- $1 id. What stands: approved, ended, why; whether it was an error.
SELECT approved_on, ended_on, end_reason, error_reason IS NOT NULL FROM foster_household WHERE id = $1
