-- $1 id, $2 day, or null. What stands: agreed, ended, achieved; whether it was an error; whether a review is recorded on that day.
SELECT agreed_on, ended_on, achieved_on, error_reason IS NOT NULL, coalesce($2::date = ANY (reviews), false) FROM permanence_plan WHERE id = $1
