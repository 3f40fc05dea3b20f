-- $1 id, $2 visit, $3 what was heard, $4 what was noted. Null: as it is.
INSERT INTO visit_note AS n (id, child_id, visit_id, heard, text)
SELECT $1, v.child_id, v.id, $3, $4 FROM visit v WHERE v.id = $2
ON CONFLICT (visit_id) DO UPDATE SET heard = coalesce(excluded.heard, n.heard), text = coalesce(excluded.text, n.text)
