-- $1 id. Its version, child and day, held until the end of the transaction; no row: not visible.
SELECT version, child_id, held_on FROM review WHERE id = $1 FOR UPDATE
