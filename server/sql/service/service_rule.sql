-- $1 service, or null for all, $2 child or null for a carer, $3 day of the consultative conversation or null. The service's rules and what of them is known: roles that may refer, subjects, care statuses, kinds of home (each joined by commas), from age, to age, what must come first and has not (null: nothing), my roles that the policy lets refer at all, who would decide what I can only ask; then the service itself: id, name, what it promises a routine referral, the name of who would decide, needs as JSON.
SELECT coalesce((SELECT string_agg(r.role, ',') FROM service_referrer r WHERE r.service_id = s.id), ''),
       array_to_string(s.subjects, ','),
       array_to_string(s.care_statuses, ','),
       array_to_string(s.homes, ','),
       s.from_age,
       s.to_age,
       (SELECT q.text
          FROM service_requirement q
         WHERE q.service_id = s.id
           AND CASE q.kind
                    WHEN 'consultation' THEN $3::date IS NULL
                    WHEN 'service_before' THEN $2::uuid IS NOT NULL AND NOT EXISTS (SELECT FROM referral f WHERE f.child_id = $2 AND f.service_id = q.before_id AND f.seen_at IS NOT NULL)
                                           AND NOT EXISTS (SELECT FROM involvement i WHERE i.child_id = $2 AND i.service_id = q.before_id)
                    ELSE false END
         ORDER BY q.position
         LIMIT 1),
       array_to_string(ARRAY(SELECT m FROM unnest(my_roles()) m
                              WHERE EXISTS (SELECT FROM access_rule a WHERE a.record = 'referral' AND a.action = 'create' AND a.role = m)), ','),
       d.decider,
       s.id,
       s.name,
       (SELECT string_agg(c.text, '; ' ORDER BY c.clock) FROM service_clock c WHERE c.service_id = s.id AND c.urgency = 'routine' AND c.clock <> 'asked'),
       (SELECT p.name FROM person p WHERE p.id = d.decider),
       array_to_json(s.needs)
  FROM service s
 CROSS JOIN LATERAL (
        SELECT coalesce((SELECT a.person_id
          FROM allocation a
          JOIN role_held h ON h.person_id = a.person_id AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
          JOIN service_referrer r ON r.service_id = s.id AND r.role = h.role
         WHERE a.child_id = $2 AND a.from_on <= today() AND (a.until_on IS NULL OR a.until_on > today())
         ORDER BY a.kind = 'worker' DESC, a.from_on
         LIMIT 1),
               (SELECT h.person_id -- nobody who may is allocated: a manager who oversees the area
                  FROM role_held h
                  JOIN service_referrer r ON r.service_id = s.id AND r.role = h.role
                 WHERE h.role = 'team_manager' AND h.from_on <= today() AND (h.until_on IS NULL OR h.until_on > today())
                 ORDER BY h.from_on, h.person_id
                 LIMIT 1)) AS decider) d
 WHERE ($1::uuid IS NULL OR s.id = $1) AND (s.ended_on IS NULL OR s.ended_on > today())
 ORDER BY s.name, s.id
