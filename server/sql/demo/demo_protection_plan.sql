-- $1 rows as a JSON array: child protection plans of the fictional council.
INSERT INTO protection_plan (id, made_at, made_by, child_id, tier, category, from_on, until_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.category, r.from_on, r.until_on
  FROM json_populate_recordset(NULL::protection_plan, $1) r
