-- $1 rows as a JSON array: attendance by month or term, of the fictional council.
INSERT INTO attendance (id, made_at, made_by, child_id, tier, from_on, to_on, possible, attended, authorised, unauthorised)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.from_on, r.to_on, r.possible, r.attended, r.authorised, r.unauthorised
  FROM json_populate_recordset(NULL::attendance, $1) r
