-- $1 service, $2 first day, $3 last day. Those who were first seen in the period: days from the referral, and how many within the service's own target. No days: nobody was seen.
SELECT json_agg(json_build_object('label', CASE w.urgency WHEN 'urgent' THEN 'Urgent' ELSE 'Routine' END, 'second', v.what, 'third', NULL, 'n', v.n) ORDER BY w.urgency, v.place)
  FROM activity_waits($1, $2::date, $3::date) w
 CROSS JOIN LATERAL (VALUES (1, 'First seen', w.seen), (2, 'Days, median', w.median), (3, 'Days, longest', w.longest),
                            (4, 'With a target', w.with_target), (5, 'Within the target', w.within_target)) v (place, what, n)
