-- $1 id, $2 day or null: as it is.
UPDATE planning_meeting SET held_on = coalesce($2, held_on) WHERE id = $1
