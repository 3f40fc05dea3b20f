-- $1 id. Its version, no child, and the day on which it was put, held until the end of the transaction; no row: not mine to change.
SELECT version, NULL, said_on FROM challenge WHERE id = $1 FOR UPDATE
