-- $1 match. How it stands and who the two are, held until the end of the transaction; no row: not visible.
SELECT x.state, x.child_id, x.other_id FROM match_task x WHERE x.id = $1 FOR UPDATE
