-- $1 id, $2 child, $3 goal, $4 agreed on, $5 tier.
INSERT INTO permanence_plan (id, child_id, goal, agreed_on, tier) VALUES ($1, $2, $3, $4, $5)
