-- $1 child. Its version, itself and its day of birth, held until the end of the transaction; no row: not visible.
SELECT version, id, born_on FROM child WHERE id = $1 FOR UPDATE
