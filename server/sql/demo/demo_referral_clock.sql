-- $1 rows as a JSON array: clocks of referrals of the fictional council.
INSERT INTO referral_clock (id, made_at, made_by, child_id, carer_id, tier, referral_id, clock, n, unit, from_at, due_at, stopped_at, is_met)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.carer_id, r.tier, r.referral_id, r.clock, r.n, r.unit, r.from_at, r.due_at,
       r.stopped_at, r.is_met
  FROM json_populate_recordset(NULL::referral_clock, $1) r
