-- $1 rows as a JSON array: challenge cards of the fictional council.
INSERT INTO challenge (id, made_at, made_by, group_id, number, text, said_by, said_on, agency_id, owner_name, state, close_reason, what_changed, told_on, told_how, settled_on)
SELECT r.id, r.made_at, r.made_by, r.group_id, r.number, r.text, r.said_by, r.said_on, r.agency_id, r.owner_name, r.state, r.close_reason, r.what_changed, r.told_on, r.told_how, r.settled_on
  FROM json_populate_recordset(NULL::challenge, $1) r
