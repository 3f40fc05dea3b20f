-- $1 rows as a JSON array: decisions of reviews of the fictional council.
INSERT INTO review_decision (id, made_at, made_by, child_id, tier, review_id, position, what, owner, due_on, action_id)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.review_id, r.position, r.what, r.owner, r.due_on, r.action_id
  FROM json_populate_recordset(NULL::review_decision, $1) r
