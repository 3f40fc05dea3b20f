-- $1 rows as a JSON array: referrals of the fictional council. Each is routed to the link practitioner of the school that the child went to then.
INSERT INTO referral (id, made_at, made_by, child_id, carer_id, tier, service_id, subject, urgency, state, asked_at, asked_by, submitted_at,
    referred_by, accepted_at, offered_at, seen_at, ended_at, decider_id, practitioner_id, follows_id, routed_to_id)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.carer_id, r.tier, r.service_id, r.subject, r.urgency, r.state, r.asked_at,
       r.asked_by, r.submitted_at, r.referred_by, r.accepted_at, r.offered_at, r.seen_at, r.ended_at, r.decider_id,
       r.practitioner_id, r.follows_id,
       (SELECT l.practitioner_id FROM enrolment e JOIN service_link l ON l.school_id = e.school_id AND l.service_id = r.service_id
         WHERE e.child_id = r.child_id AND e.from_on <= london(r.submitted_at) AND (e.until_on IS NULL OR e.until_on > london(r.submitted_at))
         ORDER BY e.from_on DESC LIMIT 1)
  FROM json_populate_recordset(NULL::referral, $1) r
