-- $1 rows as a JSON array: places on the lists of meetings of the fictional council.
INSERT INTO planning_place (id, made_at, made_by, meeting_id, left_on)
SELECT r.id, r.made_at, r.made_by, r.meeting_id, r.left_on
  FROM json_populate_recordset(NULL::planning_place, $1) r
