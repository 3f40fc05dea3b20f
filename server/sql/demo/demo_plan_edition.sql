-- $1 rows as a JSON array: changes of plans of the fictional council.
INSERT INTO plan_edition (id, made_at, made_by, child_id, tier, plan_id, kind, agency_id, edition, what_changed)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.plan_id, r.kind, r.agency_id, r.edition, r.what_changed
  FROM json_populate_recordset(NULL::plan_edition, $1) r
