-- $1 rows as a JSON array: brothers and sisters of the fictional council.
INSERT INTO sibling (id, made_at, made_by, child_id, tier, other_id, kind, said_by, said_on, family_time, ended_on, ended_why, error_reason)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.other_id, r.kind, r.said_by, r.said_on, r.family_time, r.ended_on, r.ended_why, r.error_reason
  FROM json_populate_recordset(NULL::sibling, $1) r
