-- $1 rows as a JSON array: members of teams of the fictional council.
INSERT INTO team_member (id, made_at, made_by, person_id, team_id, is_manager, from_on)
SELECT r.id, r.made_at, r.made_by, r.person_id, r.team_id, r.is_manager, r.from_on
  FROM json_populate_recordset(NULL::team_member, $1) r
