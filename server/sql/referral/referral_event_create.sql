-- $1 id, $2 child, $3 referral, $4 state before or null, $5 state after, $6 code of a refusal, $7 a refusal that reads as if the home were the ground, $8 carer (either child or carer).
INSERT INTO referral_event (id, child_id, referral_id, kind, from_state, to_state, decline_code, reads_unsettled, carer_id)
VALUES ($1, $2, $3, 'move', $4, $5, $6, $7, $8)
