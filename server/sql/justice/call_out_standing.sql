-- $1 id. What stands: home, area, day, reason, arrested, agreed, error.
SELECT home_name, area, on_day, reason, arrested, agreed, error_reason FROM police_call_out WHERE id = $1
