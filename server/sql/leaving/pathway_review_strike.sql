-- $1 plan, $2 day of the last review, or null: there was none. What stands after it was none.
UPDATE pathway_review SET struck = true WHERE plan_id = $1 AND NOT struck AND ($2::date IS NULL OR held_on > $2)
