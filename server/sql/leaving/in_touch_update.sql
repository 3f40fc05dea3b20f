-- $1 id, $2 day, $3 in touch, $4 activity, $5 accommodation, $6 note, $7 why it was an error.
UPDATE leaver_contact
   SET on_day = $2, in_touch_code = $3, activity_code = $4, accommodation_code = $5, note = $6, error_reason = $7
 WHERE id = $1
