-- $1 id. What stands: the days, why it stopped, by the foster carer, how many adopters, SEX_ADOPTR, LS_ADOPTR; and whether it was an error.
SELECT decided_on, placement_order_on, order_revoked_on, family_finding_from, matched_on, placed_on, placed_ended_on, adopted_on, placed_end_reason, foster_carer,
       adopters_code::integer, adopters_sex_code, adopters_status_code, error_reason IS NOT NULL
  FROM adoption WHERE id = $1
