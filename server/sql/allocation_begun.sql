-- $1 id. Its child and first day, held until the end of the transaction; no row: not visible.
SELECT child_id, from_on FROM allocation WHERE id = $1 FOR UPDATE
