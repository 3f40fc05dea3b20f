-- $1 rows as a JSON array: pathway plans, of the fictional council.
INSERT INTO pathway_plan (id, made_at, made_by, child_id, tier, needs_assessed_on, plan_on, reviewed_on, summary, wishes, ended_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.needs_assessed_on, r.plan_on, r.reviewed_on, r.summary, r.wishes, r.ended_on
  FROM json_populate_recordset(NULL::pathway_plan, $1) r
