-- $1 id, $2 child, $3 referral, $4 kind: offer, word, pause, resume or nudge, $5 of a pause: why.
INSERT INTO referral_event (id, child_id, referral_id, kind, pause_code)
VALUES ($1, $2, $3, $4, $5)
