-- $1 id. One service with its rules.
SELECT json_build_object('id', s.id, 'code', s.code, 'name', s.name, 'agency', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = s.agency_id),
           'about', s.about, 'expect', s.expect, 'ages', json_build_object('from', s.from_age, 'to', s.to_age), 'subjects', s.subjects,
           'care_statuses', s.care_statuses,
           'who_may_refer', (SELECT coalesce(json_agg(f.role ORDER BY f.role), '[]') FROM service_referrer f WHERE f.service_id = s.id),
           'i_may_refer', EXISTS (SELECT FROM service_referrer f WHERE f.service_id = s.id AND f.role = ANY ((SELECT my_roles())::text[])
                                 AND EXISTS (SELECT FROM access_rule a WHERE a.record = 'referral' AND a.action = 'create' AND a.role = f.role)),
           'must_come_first', (SELECT coalesce(json_agg(q.text ORDER BY q.position), '[]') FROM service_requirement q WHERE q.service_id = s.id),
           'clocks', (SELECT coalesce(json_agg(json_build_object('urgency', k.urgency, 'clock', k.clock, 'text', k.text, 'n', k.n, 'unit', k.unit)
                              ORDER BY k.urgency, k.clock), '[]') FROM service_clock k WHERE k.service_id = s.id),
           'needs', s.needs, 'crisis', s.crisis, 'last_checked_on', s.last_checked_on), NULL, 'v' || s.version
  FROM service s
 WHERE s.id = $1
