-- $1 rows as a JSON array: what referrals say of the fictional council.
INSERT INTO referral_content (id, made_at, made_by, child_id, carer_id, tier, referral_id, reason, need, consent, consultation_on, override_reason)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.carer_id, r.tier, r.referral_id, r.reason, r.need, r.consent,
       r.consultation_on, r.override_reason
  FROM json_populate_recordset(NULL::referral_content, $1) r
