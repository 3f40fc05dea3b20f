-- $1 id. Who sits in a group.
SELECT group_member_item(m), NULL, 'v' || m.version FROM group_member m WHERE m.id = $1
