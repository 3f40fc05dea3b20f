-- $1 rows as a JSON array: what was said with steps of referrals of the fictional council.
INSERT INTO referral_reason (id, made_at, made_by, child_id, carer_id, tier, event_id, reason)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.carer_id, r.tier, r.event_id, r.reason
  FROM json_populate_recordset(NULL::referral_reason, $1) r
