-- $1 rows as a JSON array: plans for permanence of the fictional council.
INSERT INTO permanence_plan (id, made_at, made_by, child_id, tier, agreed_on, goal, reviews, ended_on, achieved_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.agreed_on, r.goal, coalesce(r.reviews, '{}'), r.ended_on, r.achieved_on
  FROM json_populate_recordset(NULL::permanence_plan, $1) r
