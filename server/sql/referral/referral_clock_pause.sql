-- $1 referral, $2 at, $3 why, $4 the day on which it is taken up again. Its running clocks stand still.
UPDATE referral_clock
   SET paused_at = $2, pause_code = $3, paused_until = $4
 WHERE referral_id = $1 AND stopped_at IS NULL AND paused_at IS NULL
RETURNING id
