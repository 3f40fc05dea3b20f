-- $1 id. Its version, no child, and the day on which it was recorded, held until the end of the transaction; no row: not mine to change.
SELECT version, NULL, london(made_at) FROM group_action WHERE id = $1 FOR UPDATE
