-- $1 id, $2 child, $3 needs assessed, $4 plan, $5 last review, $6 summary, $7 wishes.
INSERT INTO pathway_plan (id, child_id, needs_assessed_on, plan_on, reviewed_on, summary, wishes)
VALUES ($1, $2, $3, $4, $5, $6, $7)
