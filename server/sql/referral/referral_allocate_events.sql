-- $1 referrals (uuid[]). Each was given to somebody.
INSERT INTO referral_event (id, child_id, carer_id, referral_id, kind, from_state, to_state)
SELECT gen_random_uuid(), r.child_id, r.carer_id, r.id, 'move', 'accepted', 'allocated'
  FROM referral r
 WHERE r.id = ANY ($1::uuid[])
