-- $1 rows as a JSON array: call-outs of the police, of the fictional council.
INSERT INTO police_call_out (id, made_at, made_by, home_name, area, on_day, reason, arrested, agreed)
SELECT r.id, r.made_at, r.made_by, r.home_name, r.area, r.on_day, r.reason, r.arrested, r.agreed
  FROM json_populate_recordset(NULL::police_call_out, $1) r
