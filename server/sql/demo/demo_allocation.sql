-- $1 rows as a JSON array: who has which child to work with of the fictional council.
INSERT INTO allocation (id, made_at, made_by, child_id, tier, kind, person_id, from_on, until_on, change_code)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.kind, r.person_id, r.from_on, r.until_on, r.change_code
  FROM json_populate_recordset(NULL::allocation, $1) r
