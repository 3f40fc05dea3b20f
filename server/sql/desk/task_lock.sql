-- $1 task. Whether it is open, held until the end of the transaction; no row: not visible.
SELECT state = 'open' FROM task WHERE id = $1 FOR UPDATE
