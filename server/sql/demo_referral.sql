-- $1 rows as a JSON array: referrals of the fictional council.
INSERT INTO referral (id, made_at, made_by, child_id, tier, service_id, subject, urgency, state, asked_at, asked_by, submitted_at,
    referred_by, accepted_at, offered_at, seen_at, ended_at, decider_id, practitioner_id, follows_id)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.service_id, r.subject, r.urgency, r.state, r.asked_at,
       r.asked_by, r.submitted_at, r.referred_by, r.accepted_at, r.offered_at, r.seen_at, r.ended_at, r.decider_id,
       r.practitioner_id, r.follows_id
  FROM json_populate_recordset(NULL::referral, $1) r
