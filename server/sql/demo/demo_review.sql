-- $1 rows as a JSON array: reviews that were held of the fictional council.
INSERT INTO review (id, made_at, made_by, child_id, tier, held_on, code)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.held_on, r.code
  FROM json_populate_recordset(NULL::review, $1) r
