-- $1 id. Its version, no child and no first day, held until the end of the transaction; no row: not visible.
SELECT version, NULL, NULL FROM foster_household WHERE id = $1 FOR UPDATE
