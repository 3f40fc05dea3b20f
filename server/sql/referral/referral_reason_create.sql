-- $1 id, $2 child, $3 step, $4 reason, $5 carer (either child or carer).
INSERT INTO referral_reason (id, child_id, event_id, reason, carer_id)
VALUES ($1, $2, $3, $4, $5)
