-- $1 rows as a JSON array: about whom one was, of the fictional council.
INSERT INTO police_call_out_child (id, made_at, made_by, child_id, tier, call_out_id)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.call_out_id
  FROM json_populate_recordset(NULL::police_call_out_child, $1) r
