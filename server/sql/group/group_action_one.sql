-- $1 id. One action of a group.
SELECT group_action_item(a), NULL, 'v' || a.version FROM group_action a WHERE a.id = $1
