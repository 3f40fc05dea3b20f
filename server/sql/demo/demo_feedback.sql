-- $1 rows as a JSON array: forms about services and sessions, of the fictional council.
INSERT INTO feedback (id, made_at, made_by, service_id, evaluation_id, session_id, link_id, kind, for_whom, role, came_on)
SELECT r.id, r.made_at, r.made_by, r.service_id, r.evaluation_id, r.session_id, r.link_id, r.kind, r.for_whom, r.role, r.came_on
  FROM json_populate_recordset(NULL::feedback, $1) r
