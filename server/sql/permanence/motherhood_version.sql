-- $1 id. Its version, child and first day, held until the end of the transaction; no row: not visible.
SELECT version, child_id, NULL FROM motherhood WHERE id = $1 FOR UPDATE
