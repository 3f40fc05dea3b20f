-- $1 id. What stands: enquired, assessment from, approved, ended; and whether it was an error.
SELECT enquired_on, assessment_from, approved_on, ended_on, error_reason IS NOT NULL FROM adoptive_family WHERE id = $1
