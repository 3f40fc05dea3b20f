-- $1 rows as a JSON array: steps of the graduated response of the fictional council.
INSERT INTO graduated_step (id, made_at, made_by, child_id, tier, step, from_on, what)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.step, r.from_on, r.what
  FROM json_populate_recordset(NULL::graduated_step, $1) r
