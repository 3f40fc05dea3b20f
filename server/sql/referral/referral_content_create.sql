-- $1 id, $2 child, $3 referral, $4 reason, $5 need, $6 consent (json), $7 day of the consultative conversation, $8 why it cannot wait for what must come first, $9 carer (either child or carer).
INSERT INTO referral_content (id, child_id, referral_id, reason, need, consent, consultation_on, override_reason, carer_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
