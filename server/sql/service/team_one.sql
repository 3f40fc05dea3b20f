-- $1 id. One team, with who is in it.
SELECT team_item(t), NULL, 'v' || t.version FROM team t WHERE t.id = $1
