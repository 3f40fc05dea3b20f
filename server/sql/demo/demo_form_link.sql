-- $1 rows as a JSON array: links to forms of the fictional council.
INSERT INTO form_link (id, made_at, made_by, child_id, tier, kind, for_whom, name, called, about_type, about_id, service_id, pack_id, until_on, started_at, sent_at, ended_at)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.kind, r.for_whom, r.name, r.called,
       CASE WHEN r.service_id IS NOT NULL THEN 'service' ELSE r.about_type END, coalesce(r.service_id, r.about_id), r.service_id, r.pack_id, r.until_on, r.started_at, r.sent_at, r.ended_at
  FROM json_populate_recordset(NULL::form_link, $1) r
