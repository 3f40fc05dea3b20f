-- $1 referrals (uuid[]), $2 practitioner. The service's involvement follows each, as referral_involvement has it for one.
WITH follows AS (
    UPDATE involvement SET practitioner_id = $2
     WHERE referral_id = ANY ($1::uuid[]) AND state <> 'closed'
 RETURNING referral_id)
INSERT INTO involvement (id, child_id, carer_id, service_id, type_of_work, practitioner_id, referral_id, state, from_on)
SELECT gen_random_uuid(), r.child_id, r.carer_id, r.service_id, 'Assessment', $2, r.id, 'waiting', today()
  FROM referral r
 WHERE r.id = ANY ($1::uuid[]) AND r.id NOT IN (SELECT f.referral_id FROM follows f)
