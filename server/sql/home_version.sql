-- $1 id. Its version, held until the end of the transaction; no row: not visible.
SELECT version FROM home WHERE id = $1 FOR UPDATE
