-- $1 id. Who is in a team.
SELECT team_member_item(m), NULL, 'v' || m.version FROM team_member m WHERE m.id = $1
