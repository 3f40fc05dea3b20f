-- $1 rows as a JSON array: how that goes of the fictional council.
INSERT INTO group_action_note (id, made_at, made_by, action_id, group_id, text)
SELECT r.id, r.made_at, r.made_by, r.action_id, r.group_id, r.text
  FROM json_populate_recordset(NULL::group_action_note, $1) r
