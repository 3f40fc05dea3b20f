-- $1 rows as a JSON array: steps of the fictional council. What is to be done, and by when, is the procedure's; five working days are a week here.
INSERT INTO outside_step (id, made_at, made_by, child_id, tier, outside_id, code, position, what, who, due_on, state, done_on, note, settled_by)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.outside_id, k.code, k.position, k.what, k.who,
       h.from_on + CASE WHEN k.is_working_days THEN k.days / 5 * 7 ELSE k.days END, r.state, r.done_on, r.note, r.settled_by
  FROM json_populate_recordset(NULL::outside_step, $1) r
  JOIN outside_step_kind k ON k.code = r.code
  JOIN outside_county o ON o.id = r.outside_id
  JOIN home h ON h.id = o.home_id
