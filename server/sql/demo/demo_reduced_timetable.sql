-- $1 rows as a JSON array: reduced timetables, of the fictional council.
INSERT INTO reduced_timetable (id, made_at, made_by, child_id, tier, from_on, until_on, hours, why)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.from_on, r.until_on, r.hours, r.why
  FROM json_populate_recordset(NULL::reduced_timetable, $1) r
