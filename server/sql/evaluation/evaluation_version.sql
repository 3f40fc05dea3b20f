-- $1 id. Its version, no child and its first day, held until the end of the transaction; no row: not one's own to change.
SELECT version, NULL, NULL FROM evaluation WHERE id = $1 FOR UPDATE
