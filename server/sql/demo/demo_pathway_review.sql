-- $1 rows as a JSON array: their reviews, of the fictional council.
INSERT INTO pathway_review (id, made_at, made_by, child_id, tier, plan_id, held_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.plan_id, r.held_on
  FROM json_populate_recordset(NULL::pathway_review, $1) r
