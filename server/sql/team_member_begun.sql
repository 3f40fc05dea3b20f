-- $1 id. The first day.
SELECT from_on FROM team_member WHERE id = $1
