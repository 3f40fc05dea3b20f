-- $1 rows as a JSON array: actions of the fictional council. One of a draft has not been agreed.
INSERT INTO action (id, made_at, made_by, child_id, tier, plan_id, plan_kind, what, agency_id, person_id, owner_name, due_on, state, outcome, settled_by, settled_on, review_id, live_at, planning_id)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.plan_id, r.plan_kind, r.what, r.agency_id, r.person_id, r.owner_name, r.due_on, r.state, r.outcome, r.settled_by, r.settled_on, r.review_id,
       CASE WHEN r.state <> 'draft' THEN r.made_at END, r.planning_id
  FROM json_populate_recordset(NULL::action, $1) r
