-- $1 id, $2 decided on, $3 placement order, $4 revoked, $5 family finding from, $6 matched, $7 placed, $8 no longer to be placed, $9 why, $10 adopted, $11 by the foster carer,
-- $12 how many adopters, $13 SEX_ADOPTR, $14 LS_ADOPTR, $15 why it was an error.
UPDATE adoption
   SET decided_on = $2, placement_order_on = $3, order_revoked_on = $4, family_finding_from = $5, matched_on = $6, placed_on = $7, placed_ended_on = $8,
       placed_end_reason = $9, adopted_on = $10, foster_carer = $11, adopters_code = $12::integer::text, adopters_sex_code = $13, adopters_status_code = $14, error_reason = $15
 WHERE id = $1
