-- $1 rows as a JSON array: themes of what was written, of the fictional council.
INSERT INTO feedback_theme (id, made_at, made_by, service_id, evaluation_id, tone, name, comments)
SELECT r.id, r.made_at, r.made_by, r.service_id, r.evaluation_id, r.tone, r.name, r.comments
  FROM json_populate_recordset(NULL::feedback_theme, $1) r
