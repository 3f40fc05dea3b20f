-- $1 day, $2 the service's account. What therapy of the fictional council lacks, as therapy_review() would have said when it was opened.
INSERT INTO task (id, made_at, made_by, child_id, kind, due_on, what, assigned_to, about_type, about_id)
SELECT overlay(overlay(md5(l.kind || l.about_id) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid, $1::date - interval '3 days' + interval '10 hours', $2,
       c.id, l.kind, CASE l.kind WHEN 'therapy_consent_end' THEN l.due_on ELSE $1::date + 11 END, l.what, l.practitioner_id, l.about_type, l.about_id
  FROM child c CROSS JOIN LATERAL therapy_lacking(c.id) l
