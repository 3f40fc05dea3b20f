-- $1 rows as a JSON array: ways to adoption of the fictional council.
INSERT INTO adoption (id, made_at, made_by, child_id, tier, decided_on, placement_order_on, order_revoked_on, family_finding_from, matched_on, placed_on, placed_ended_on, placed_end_reason, adopted_on, foster_carer, adopters_code, adopters_sex_code, adopters_status_code)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.decided_on, r.placement_order_on, r.order_revoked_on, r.family_finding_from, r.matched_on, r.placed_on, r.placed_ended_on, r.placed_end_reason, r.adopted_on, r.foster_carer, r.adopters_code, r.adopters_sex_code, r.adopters_status_code
  FROM json_populate_recordset(NULL::adoption, $1) r
