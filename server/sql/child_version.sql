-- $1 child. Its version, held until the end of the transaction; no row: not visible.
SELECT version FROM child WHERE id = $1 FOR UPDATE
