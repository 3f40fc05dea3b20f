-- $1 rows as a JSON array: how those who left care live, of the fictional council.
INSERT INTO leaver_contact (id, made_at, made_by, child_id, tier, on_day, in_touch_code, activity_code, accommodation_code, note)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.on_day, r.in_touch_code, r.activity_code, r.accommodation_code, r.note
  FROM json_populate_recordset(NULL::leaver_contact, $1) r
