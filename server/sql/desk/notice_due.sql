-- $1 the last working day, $2 the one before. Who may have to be told now: first who wants to hear at once, where something urgent came; then whose
-- day's look is due, at eight in the morning of a working day. As around_owner only. What a transaction is still writing is left for the next look.
SELECT c.person_id, c.told_until < day.at
  FROM notice_choice c
  JOIN person p ON p.id = c.person_id AND p.disabled_at IS NULL AND NOT p.is_service
 CROSS JOIN (SELECT now() - interval '10 seconds' AS until) h
 CROSS JOIN LATERAL (SELECT max(o.at) AS at FROM (SELECT (d + time '08:00') AT TIME ZONE 'Europe/London' AS at FROM unnest(ARRAY[$1::date, $2::date]) d) o
                      WHERE o.at <= h.until) day
 WHERE c.how <> 'none'
   AND EXISTS (SELECT FROM role_held r WHERE r.person_id = p.id AND r.from_on <= today() AND (r.until_on IS NULL OR r.until_on > today()))
   AND (c.told_until < day.at
        OR c.how = 'at_once' AND EXISTS (SELECT FROM referral r JOIN referral_event e ON e.referral_id = r.id
                                          WHERE r.urgency = 'urgent' AND r.state IN ('asked', 'submitted') AND e.made_at > c.urgent_until AND e.made_at <= h.until))
 ORDER BY c.told_until < day.at, c.told_until
 LIMIT 200
