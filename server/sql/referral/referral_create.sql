-- $1 id, $2 child, $3 service, $4 subject, $5 urgency, $6 state (asked or submitted), $7 at, $8 who has to decide what was asked, or null, $9 the need or null, $10 carer (either child or carer).
INSERT INTO referral (id, child_id, service_id, subject, urgency, state, asked_at, asked_by, submitted_at, referred_by, decider_id, routed_to_id, need_key, carer_id)
SELECT $1, $2, $3, $4, $5, $6,
       CASE WHEN $6 = 'asked' THEN $7::timestamptz END, CASE WHEN $6 = 'asked' THEN (SELECT me()) END,
       CASE WHEN $6 = 'submitted' THEN $7::timestamptz END, CASE WHEN $6 = 'submitted' THEN (SELECT me()) END,
       $8, CASE WHEN $6 = 'submitted' THEN service_route($3, $2) END, need_key($9), $10
