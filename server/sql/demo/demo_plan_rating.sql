-- $1 rows as a JSON array: ratings of goals of the fictional council.
INSERT INTO plan_rating (id, made_at, made_by, child_id, tier, plan_id, kind, agency_id, goal_id, rated_on, value, rater, words, form_id)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.plan_id, r.kind, r.agency_id, r.goal_id, r.rated_on, r.value, r.rater, r.words, r.form_id
  FROM json_populate_recordset(NULL::plan_rating, $1) r
