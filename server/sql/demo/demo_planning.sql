-- $1 rows as a JSON array: children on the lists of meetings of the fictional council.
INSERT INTO planning (id, made_at, made_by, child_id, tier, meeting_id, place_id, why, state, agreed, step, next_on, reason)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.meeting_id, r.place_id, r.why, r.state, r.agreed, r.step, r.next_on, r.reason
  FROM json_populate_recordset(NULL::planning, $1) r
