-- $1 rows as a JSON array: steps of referrals of the fictional council.
INSERT INTO referral_event (id, made_at, made_by, child_id, carer_id, tier, referral_id, kind, from_state, to_state, decline_code, reads_unsettled, thrive_group)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.carer_id, r.tier, r.referral_id, r.kind, r.from_state, r.to_state,
       r.decline_code, r.reads_unsettled, r.thrive_group
  FROM json_populate_recordset(NULL::referral_event, $1) r
