-- $1 id. Its version, no child, and the first day, held until the end of the transaction; no row: not mine to change.
SELECT version, NULL, from_on FROM group_member WHERE id = $1 FOR UPDATE
