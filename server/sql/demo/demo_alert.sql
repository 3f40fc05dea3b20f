-- $1 rows as a JSON array: alerts of the fictional council.
INSERT INTO alert (id, made_at, made_by, child_id, tier, kind, level, text, detail, from_on, until_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.kind, r.level, r.text, r.detail, r.from_on, r.until_on
  FROM json_populate_recordset(NULL::alert, $1) r
