-- $1 id, $2 child, $3 referral, $4 clock, $5 number, $6 unit, $7 from, $8 the last instant in time, $9 carer (either child or carer).
INSERT INTO referral_clock (id, child_id, referral_id, clock, n, unit, from_at, due_at, carer_id)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
