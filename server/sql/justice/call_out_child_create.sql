-- $1 id, $2 child, $3 call-out.
INSERT INTO police_call_out_child (id, child_id, call_out_id) VALUES ($1, $2, $3)
