-- $1 id. Its group, and whether there is something about what came of it.
SELECT group_id, outcome IS NOT NULL FROM group_action WHERE id = $1
