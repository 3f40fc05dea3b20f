-- $1 id, $2 child, $3 referral, $4 kind: offer or word.
INSERT INTO referral_event (id, child_id, referral_id, kind)
VALUES ($1, $2, $3, $4)
