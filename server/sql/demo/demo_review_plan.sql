-- $1 rows as a JSON array: planned reviews of the fictional council.
INSERT INTO review_plan (id, made_at, made_by, child_id, tier, planned_on, place, chair, people, state)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.planned_on, r.place, r.chair, r.people, r.state
  FROM json_populate_recordset(NULL::review_plan, $1) r
