-- $1 id. Its version, no child, and the day on which it was made, held until the end of the transaction; no row: not mine to change.
SELECT version, NULL, london(made_at) FROM work_group WHERE id = $1 FOR UPDATE
