-- $1 rows as a JSON array: homes of the fictional council.
INSERT INTO home (id, made_at, made_by, child_id, tier, kind, carers, from_on, until_on, has_address)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.kind, r.carers, r.from_on, r.until_on, r.has_address
  FROM json_populate_recordset(NULL::home, $1) r
