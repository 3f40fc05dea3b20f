-- $1 id, $2 action, $3 group, $4 how it goes.
INSERT INTO group_action_note (id, action_id, group_id, text) VALUES ($1, $2, $3, $4)
