-- $1 referral. Who took its last step, which, the instant, and the time in words; no row: not visible.
SELECT p.name, e.to_state, instant(e.made_at), to_char(e.made_at AT TIME ZONE 'Europe/London', 'HH24:MI "on" FMDD FMMonth YYYY')
  FROM referral_event e JOIN person p ON p.id = e.made_by
 WHERE e.referral_id = $1 AND e.kind = 'move'
 ORDER BY e.made_at DESC
 LIMIT 1
