-- $1 clock, $2 its last second in time now. It runs on.
UPDATE referral_clock SET paused_at = NULL, pause_code = NULL, paused_until = NULL, due_at = $2 WHERE id = $1
