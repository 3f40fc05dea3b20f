-- $1 rows as a JSON array: goals as forms of the fictional council ask about them.
INSERT INTO form_goal (id, made_at, made_by, child_id, tier, link_id, plan_id, goal_id, position, words)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.link_id, r.plan_id, r.goal_id, r.position, r.words FROM json_populate_recordset(NULL::form_goal, $1) r
