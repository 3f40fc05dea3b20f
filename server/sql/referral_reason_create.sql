-- $1 id, $2 child, $3 step, $4 reason.
INSERT INTO referral_reason (id, child_id, event_id, reason)
VALUES ($1, $2, $3, $4)
