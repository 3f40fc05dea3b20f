-- $1 rows as a JSON array: what the groups agreed of the fictional council.
INSERT INTO group_action (id, made_at, made_by, group_id, what, agency_id, person_id, owner_name, due_on, state, outcome, settled_by, settled_on)
SELECT r.id, r.made_at, r.made_by, r.group_id, r.what, r.agency_id, r.person_id, r.owner_name, r.due_on, r.state, r.outcome, r.settled_by, r.settled_on
  FROM json_populate_recordset(NULL::group_action, $1) r
