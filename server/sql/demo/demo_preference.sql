-- $1 rows as a JSON array: what children prefer of the fictional council.
INSERT INTO preference (id, made_at, made_by, child_id, tier, kind, text, instead, way, said_on, until_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.kind, r.text, r.instead, r.way, r.said_on, r.until_on
  FROM json_populate_recordset(NULL::preference, $1) r
