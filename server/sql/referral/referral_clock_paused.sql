-- $1 referral. Its clocks that stand still: unit, last second in time and since when, in seconds.
SELECT k.id, k.unit, floor(extract(epoch FROM k.due_at))::bigint, floor(extract(epoch FROM k.paused_at))::bigint
  FROM referral_clock k
 WHERE k.referral_id = $1 AND k.paused_at IS NOT NULL AND k.stopped_at IS NULL
   FOR UPDATE
