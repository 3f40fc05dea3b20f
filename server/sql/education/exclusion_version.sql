-- $1 id. Its version, child and no first day, held until the end of the transaction; no row: not visible.
SELECT version, child_id, NULL::date FROM exclusion WHERE id = $1 FOR UPDATE
