-- $1 id, $2 child, $3 plan or null, $4 what, $5 agency, $6 person or null, $7 owner in words or null, $8 due on, $9 the review that decided it, or null, $10 where a group agreed it while planning for the child, or null.
-- Of a plan that is a draft it begins with the plan.
INSERT INTO action (id, child_id, plan_id, plan_kind, what, agency_id, person_id, owner_name, due_on, review_id, planning_id, state, live_at)
SELECT $1, $2, p.id, p.kind, $4, $5, $6, $7, $8, $9, $10, CASE p.state WHEN 'draft' THEN 'draft' ELSE 'open' END, CASE WHEN p.state IS DISTINCT FROM 'draft' THEN now() END
  FROM (SELECT) one LEFT JOIN plan p ON p.id = $3
