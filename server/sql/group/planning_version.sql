-- $1 id. Its version, child and no first day, held until the end of the transaction; no row: not visible, or not mine to change.
SELECT version, child_id, NULL FROM planning WHERE id = $1 FOR UPDATE
