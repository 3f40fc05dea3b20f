-- $1 referral, $2 state, $3 practitioner or null, $4 at.
UPDATE referral
   SET state = $2,
       practitioner_id = coalesce($3, practitioner_id),
       submitted_at = CASE WHEN $2 = 'submitted' THEN coalesce(submitted_at, $4::timestamptz) ELSE submitted_at END,
       referred_by = CASE WHEN $2 = 'submitted' THEN coalesce(referred_by, (SELECT me())) ELSE referred_by END,
       routed_to_id = CASE WHEN $2 = 'submitted' THEN coalesce(routed_to_id, service_route(service_id, child_id)) ELSE routed_to_id END,
       accepted_at = CASE WHEN $2 IN ('accepted', 'allocated', 'seen') THEN coalesce(accepted_at, $4::timestamptz) ELSE accepted_at END,
       seen_at = CASE WHEN $2 = 'seen' THEN coalesce(seen_at, $4::timestamptz) ELSE seen_at END,
       ended_at = CASE WHEN $2 IN ('closed', 'declined', 'redirected', 'withdrawn') THEN $4::timestamptz END
 WHERE id = $1
