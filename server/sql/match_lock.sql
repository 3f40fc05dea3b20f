-- $1 match. Whether it is open, held until the end of the transaction; no row: not visible.
SELECT state = 'open' FROM match_task WHERE id = $1 FOR UPDATE
