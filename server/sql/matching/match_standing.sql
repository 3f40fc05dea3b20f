-- $1 child, $2 the other. Whether both are seen, and whether the two were decided or suspected already.
SELECT (SELECT count(*) = 2 FROM child c WHERE c.id IN ($1, $2)),
       EXISTS (SELECT FROM match_task m WHERE m.child_id = $1 AND m.other_id = $2 OR m.child_id = $2 AND m.other_id = $1)
