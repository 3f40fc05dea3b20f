-- $1 id. Its version, no child, and the day on which it was made, held until the end of the transaction; no row: not visible.
SELECT version, NULL, made_on FROM foster_allegation WHERE id = $1 FOR UPDATE
