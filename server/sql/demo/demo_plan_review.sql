-- $1 rows as a JSON array: reviews of plans of the fictional council.
INSERT INTO plan_review (id, made_at, made_by, child_id, tier, plan_id, kind, agency_id, held_on, found, attended, next_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.plan_id, r.kind, r.agency_id, r.held_on, r.found, r.attended, r.next_on
  FROM json_populate_recordset(NULL::plan_review, $1) r
