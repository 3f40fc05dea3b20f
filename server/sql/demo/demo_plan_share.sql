-- $1 rows as a JSON array: with whom plans are shared of the fictional council.
INSERT INTO plan_share (id, made_at, made_by, child_id, tier, plan_id, kind, agency_id, role, shared_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.plan_id, r.kind, r.agency_id, r.role, r.shared_on
  FROM json_populate_recordset(NULL::plan_share, $1) r
