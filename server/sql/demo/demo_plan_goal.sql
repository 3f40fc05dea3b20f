-- $1 rows as a JSON array: goals of plans of the fictional council.
INSERT INTO plan_goal (id, made_at, made_by, child_id, tier, plan_id, kind, agency_id, position, what, baseline_words, baseline, baseline_on, aim, aim_words, ended_on, end_reason)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.plan_id, r.kind, r.agency_id, r.position, r.what, r.baseline_words, r.baseline, r.baseline_on, r.aim, r.aim_words, r.ended_on, r.end_reason
  FROM json_populate_recordset(NULL::plan_goal, $1) r
