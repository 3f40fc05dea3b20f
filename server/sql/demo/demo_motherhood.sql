-- $1 rows as a JSON array: who is a mother, of the fictional council.
INSERT INTO motherhood (id, made_at, made_by, child_id, tier, born_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.born_on
  FROM json_populate_recordset(NULL::motherhood, $1) r
