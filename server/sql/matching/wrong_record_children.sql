-- $1 id of the trace. The children whose record it was and is.
SELECT k.child FROM record_moved x CROSS JOIN LATERAL (VALUES (x.child_id), (x.to_child)) k (child) WHERE x.id = $1 AND k.child IS NOT NULL
