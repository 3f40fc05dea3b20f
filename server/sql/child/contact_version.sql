-- $1 id. Its version, child and the first day of the work, held until the end of the transaction; no row: not visible.
SELECT c.version, c.child_id, i.from_on FROM contact c JOIN involvement i ON i.id = c.involvement_id WHERE c.id = $1 FOR UPDATE OF c
