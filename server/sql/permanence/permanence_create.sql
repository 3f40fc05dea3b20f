-- $1 id, $2 child, $3 goal, $4 agreed on, $5 ended on, $6 achieved on, $7 tier.
INSERT INTO permanence_plan (id, child_id, goal, agreed_on, ended_on, achieved_on, tier) VALUES ($1, $2, $3, $4, $5, $6, $7)
