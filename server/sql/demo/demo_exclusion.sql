-- $1 rows as a JSON array: suspensions and exclusions, of the fictional council.
INSERT INTO exclusion (id, made_at, made_by, child_id, tier, on_day, kind, sessions, reason_code, note, lifted_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.on_day, r.kind, r.sessions, r.reason_code, r.note, r.lifted_on
  FROM json_populate_recordset(NULL::exclusion, $1) r
