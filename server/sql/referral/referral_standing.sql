-- $1 referral. How it stands: child, state, service, urgency, whether I made it, whether my role may decide on it, whether I am of the service, second of receipt, whether I see why it was made, carer (either child or carer). No row: not visible.
-- What a service passed on is whose it was, not the service's. Who may decide is whoever may refer today, or might when it was asked: else a change of the service's rules would leave what was asked with nobody. Who is of the service is as it is today: that is about seeing children, not about what was promised.
SELECT r.child_id, r.state, r.service_id, r.urgency,
       coalesce((SELECT me()) = r.asked_by, false) OR coalesce((SELECT me()) = r.referred_by, false) OR r.follows_id IS NULL AND r.made_by = (SELECT me()) AS is_mine,
       EXISTS (SELECT FROM access_rule a
                WHERE a.record = 'referral' AND a.action = 'create' AND a.role = ANY (my_roles())
                  AND (EXISTS (SELECT FROM service_referrer f WHERE f.service_id = r.service_id AND f.role = a.role)
                       OR r.state = 'asked' AND service_at(r.service_id, r.made_at) -> 'who_may_refer' ? a.role)),
       EXISTS (SELECT FROM service s
                 JOIN service_staff f ON f.service_id = s.id
                WHERE s.id = r.service_id AND f.role = ANY (my_roles()) AND s.agency_id = ANY (my_agencies(f.role))),
       floor(extract(epoch FROM r.submitted_at))::bigint AS submitted_at,
       EXISTS (SELECT FROM referral_content c WHERE c.referral_id = r.id),
       r.carer_id
  FROM referral r
 WHERE r.id = $1
