-- $1 referral. How it stands: child, state, service, urgency, whether I made it, whether my role may refer to this service, whether I am of the service, second of receipt. No row: not visible.
SELECT r.child_id, r.state, r.service_id, r.urgency,
       (SELECT me()) IN (r.made_by, r.asked_by, r.referred_by),
       EXISTS (SELECT FROM service_referrer f WHERE f.service_id = r.service_id AND f.role = ANY (my_roles())
                  AND EXISTS (SELECT FROM access_rule a WHERE a.record = 'referral' AND a.action = 'create' AND a.role = f.role)),
       EXISTS (SELECT FROM service s
                 JOIN service_staff f ON f.service_id = s.id
                WHERE s.id = r.service_id AND f.role = ANY (my_roles()) AND s.agency_id = ANY (my_agencies(f.role))),
       extract(epoch FROM r.submitted_at)::bigint
  FROM referral r
 WHERE r.id = $1
