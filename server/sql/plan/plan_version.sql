-- $1 id. Its version, child and first day, held until the end of the transaction; no row: not visible, or not mine to change.
SELECT version, child_id, agreed_on FROM plan WHERE id = $1 FOR UPDATE
