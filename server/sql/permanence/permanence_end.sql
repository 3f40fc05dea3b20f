-- $1 child, $2 day. Ends the plan that holds.
UPDATE permanence_plan SET ended_on = $2 WHERE child_id = $1 AND ended_on IS NULL AND achieved_on IS NULL AND error_reason IS NULL
