-- $1 id. What stands: day, in touch, activity, accommodation, note, error.
SELECT on_day, in_touch_code, activity_code, accommodation_code, note, error_reason FROM leaver_contact WHERE id = $1
