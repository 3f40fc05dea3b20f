-- $1 id. Its version, no child and no first day, held until the end of the transaction; no row: not one's own to change.
SELECT version, NULL, NULL FROM team WHERE id = $1 FOR UPDATE
