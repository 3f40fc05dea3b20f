-- $1 rows as a JSON array: what was heard at visits of the fictional council.
INSERT INTO visit_note (id, made_at, made_by, child_id, tier, visit_id, heard, text)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.visit_id, r.heard, r.text
  FROM json_populate_recordset(NULL::visit_note, $1) r
