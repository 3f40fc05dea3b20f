-- $1 id. Its version, child and the day on which it was recorded, held until the end of the transaction; no row: not visible, or not mine to change.
SELECT version, child_id, london(made_at) FROM action WHERE id = $1 FOR UPDATE
