-- $1 id. Its version, no child and no first day, held until the end of the transaction; no row: not mine.
SELECT version, NULL::uuid, NULL::date FROM saved_view WHERE id = $1 FOR UPDATE
