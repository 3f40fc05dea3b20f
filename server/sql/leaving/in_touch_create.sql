-- $1 id, $2 child, $3 day, $4 in touch, $5 activity, $6 accommodation, $7 note.
INSERT INTO leaver_contact (id, child_id, on_day, in_touch_code, activity_code, accommodation_code, note)
VALUES ($1, $2, $3, $4, $5, $6, $7)
