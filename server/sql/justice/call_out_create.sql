-- $1 id, $2 home, $3 area, $4 day, $5 reason, $6 somebody was arrested, $7 what was agreed.
INSERT INTO police_call_out (id, home_name, area, on_day, reason, arrested, agreed) VALUES ($1, $2, $3, $4, $5, $6, $7)
