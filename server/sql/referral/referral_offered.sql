-- $1 referral, $2 at. An assessment was offered; the first offer counts.
UPDATE referral SET offered_at = coalesce(offered_at, $2) WHERE id = $1
