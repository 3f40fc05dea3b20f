-- $1 id, $2 child, $3 outcome, $4 why, $5 when, $6 the action, or null.
INSERT INTO need_decision (id, child_id, outcome, why, decided_on, action_id) VALUES ($1, $2, $3, $4, $5, $6)
