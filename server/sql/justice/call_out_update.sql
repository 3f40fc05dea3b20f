-- $1 id, $2 home, $3 area, $4 day, $5 reason, $6 somebody was arrested, $7 what was agreed, $8 why it was an error.
UPDATE police_call_out
   SET home_name = $2, area = $3, on_day = $4, reason = $5, arrested = $6, agreed = $7, error_reason = $8
 WHERE id = $1
