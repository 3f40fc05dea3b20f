-- $1 id, $2 the new referral, $3 the referral whose words it takes over.
INSERT INTO referral_content (id, child_id, carer_id, referral_id, reason, need, consent, consultation_on, override_reason)
SELECT $1, c.child_id, c.carer_id, $2, c.reason, c.need, c.consent, c.consultation_on, c.override_reason
  FROM referral_content c
 WHERE c.referral_id = $3
