-- $1 rows as a JSON array: who has read plans of the fictional council.
INSERT INTO plan_read (id, made_at, made_by, child_id, tier, plan_id, kind, agency_id, share_id, edition)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.plan_id, r.kind, r.agency_id, r.share_id, r.edition
  FROM json_populate_recordset(NULL::plan_read, $1) r
