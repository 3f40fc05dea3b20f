-- $1 id, $2 child, $3 referral, $4 due on. A refusal that reads as if a short-term or unplanned home were its ground is laid before a mental health lead.
INSERT INTO task (id, child_id, kind, what, due_on, assigned_to, about_type, about_id)
SELECT $1, $2, 'refusal', 'Look at the refusal by ' || s.name || ': it reads as if the home were its ground', $4,
       (SELECT h.person_id FROM role_held h
         WHERE h.role = 'mental_health_lead' AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
         ORDER BY h.from_on, h.person_id LIMIT 1),
       'referral', r.id
  FROM referral r JOIN service s ON s.id = r.service_id
 WHERE r.id = $3
