-- $1 rows as a JSON array: what was said at them of the fictional council.
INSERT INTO contact_note (id, made_at, made_by, child_id, carer_id, tier, contact_id, involvement_id, text)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.carer_id, r.tier, r.contact_id, r.involvement_id, r.text
  FROM json_populate_recordset(NULL::contact_note, $1) r
