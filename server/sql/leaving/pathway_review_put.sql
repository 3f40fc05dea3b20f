-- $1 id, $2 plan, $3 day.
INSERT INTO pathway_review AS r (id, child_id, plan_id, held_on)
SELECT $1, p.child_id, p.id, $3 FROM pathway_plan p WHERE p.id = $2
ON CONFLICT (plan_id, held_on) DO UPDATE SET struck = false WHERE r.struck
