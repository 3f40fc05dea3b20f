-- $1 rows as a JSON array: meetings that plan for children of the fictional council.
INSERT INTO planning_meeting (id, made_at, made_by, group_id, held_on)
SELECT r.id, r.made_at, r.made_by, r.group_id, r.held_on
  FROM json_populate_recordset(NULL::planning_meeting, $1) r
