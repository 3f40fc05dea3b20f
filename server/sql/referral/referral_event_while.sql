-- $1 id, $2 child, $3 referral, $4 kind: offer, word, pause, resume, thrive or nudge, $5 of a pause: why, of thrive: the group, $6 carer (either child or carer).
INSERT INTO referral_event (id, child_id, referral_id, kind, pause_code, thrive_group, carer_id)
VALUES ($1, $2, $3, $4, CASE WHEN $4 <> 'thrive' THEN $5 END, CASE WHEN $4 = 'thrive' THEN $5 END, $6)
