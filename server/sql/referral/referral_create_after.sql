-- $1 id, $2 the referral that is redirected, $3 the other service. It keeps the instant at which the first was made.
INSERT INTO referral (id, child_id, service_id, subject, urgency, state, asked_at, asked_by, submitted_at, referred_by, follows_id, routed_to_id, need_key, carer_id)
SELECT $1, r.child_id, $3, r.subject, r.urgency, 'submitted', r.asked_at, r.asked_by, coalesce(r.submitted_at, now()), coalesce(r.referred_by, (SELECT me())), r.id,
       service_route($3, r.child_id), r.need_key, r.carer_id
  FROM referral r
 WHERE r.id = $2
