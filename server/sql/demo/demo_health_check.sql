-- $1 rows as a JSON array: health checks of the fictional council.
INSERT INTO health_check (id, made_at, made_by, child_id, tier, kind, state, day, due_on, by_whom, by_role, missed_why, is_up_to_date, has_summary, has_content)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.kind, r.state, r.day, r.due_on, r.by_whom, r.by_role, r.missed_why, r.is_up_to_date, r.has_summary, r.has_content
  FROM json_populate_recordset(NULL::health_check, $1) r
