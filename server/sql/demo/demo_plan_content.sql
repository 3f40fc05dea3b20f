-- $1 rows as a JSON array: what plans say of the fictional council.
INSERT INTO plan_content (id, made_at, made_by, child_id, tier, plan_id, kind, agency_id, attended, going_well, concerns, outcomes, formulation, letter)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.plan_id, r.kind, r.agency_id, r.attended, r.going_well, r.concerns, r.outcomes, r.formulation, r.letter
  FROM json_populate_recordset(NULL::plan_content, $1) r
