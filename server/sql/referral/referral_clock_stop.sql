-- $1 referral, $2 clock, $3 at, $4 whether what it waited for has come.
UPDATE referral_clock
   SET stopped_at = $3, is_met = CASE WHEN $4::boolean THEN $3 <= due_at END
 WHERE referral_id = $1 AND clock = $2 AND stopped_at IS NULL
