-- $1 referral, $2 clock, $3 whether what it waited for has come.
UPDATE referral_clock
   SET stopped_at = now(), is_met = CASE WHEN $3::boolean THEN now() <= due_at END
 WHERE referral_id = $1 AND clock = $2 AND stopped_at IS NULL
