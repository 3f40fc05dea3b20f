-- $1 id. Its version, held until the end of the transaction; no row: not one's own to change.
SELECT version FROM agency WHERE id = $1 FOR UPDATE
