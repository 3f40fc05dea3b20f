-- $1 id, $2 child, $3 plan or null, $4 what, $5 agency, $6 person or null, $7 owner in words or null, $8 due on.
INSERT INTO action (id, child_id, plan_id, plan_kind, what, agency_id, person_id, owner_name, due_on)
VALUES ($1, $2, $3, (SELECT p.kind FROM plan p WHERE p.id = $3), $4, $5, $6, $7, $8)
