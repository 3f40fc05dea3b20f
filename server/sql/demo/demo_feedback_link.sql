-- $1 rows as a JSON array: links about services, of the fictional council.
INSERT INTO feedback_link (id, made_at, made_by, service_id, evaluation_id, session_id, kind, for_whom, name, most, until_on, ended_at)
SELECT r.id, r.made_at, r.made_by, r.service_id, r.evaluation_id, r.session_id, r.kind, r.for_whom, r.name, r.most, r.until_on, r.ended_at
  FROM json_populate_recordset(NULL::feedback_link, $1) r
