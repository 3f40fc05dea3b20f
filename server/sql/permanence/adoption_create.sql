-- $1 id, $2 child, $3 decided on, $4 placement order, $5 revoked, $6 family finding from, $7 matched, $8 placed, $9 no longer to be placed, $10 why, $11 adopted, $12 by the foster
-- carer, $13 how many adopters, $14 SEX_ADOPTR, $15 LS_ADOPTR, $16 tier.
INSERT INTO adoption (id, child_id, decided_on, placement_order_on, order_revoked_on, family_finding_from, matched_on, placed_on, placed_ended_on, placed_end_reason, adopted_on, foster_carer, adopters_code, adopters_sex_code, adopters_status_code, tier)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::integer::text, $14, $15, $16)
