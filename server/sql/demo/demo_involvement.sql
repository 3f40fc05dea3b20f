-- $1 rows as a JSON array: services' work with children of the fictional council.
INSERT INTO involvement (id, made_at, made_by, child_id, carer_id, tier, service_id, type_of_work, practitioner_id, referral_id, state, from_on,
    until_on, end_reason, outcome)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.carer_id, r.tier, r.service_id, r.type_of_work, r.practitioner_id,
       r.referral_id, r.state, r.from_on, r.until_on, r.end_reason, r.outcome
  FROM json_populate_recordset(NULL::involvement, $1) r
