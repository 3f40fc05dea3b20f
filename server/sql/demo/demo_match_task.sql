-- $1 rows as a JSON array: records of the fictional council that may be one child.
INSERT INTO match_task (id, made_at, made_by, child_id, tier, other_id, why, state, reason, settled_by, settled_at)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.other_id, r.why, r.state, r.reason, r.settled_by, r.settled_at
  FROM json_populate_recordset(NULL::match_task, $1) r
