-- $1 service, $2 first day, $3 last day. What was open as the period began and as it ended: agency of who referred, where.
SELECT coalesce(json_agg(json_build_object('label', c.words[1], 'second', c.words[2], 'third', d.at, 'n', c.n) ORDER BY c.words, d.place), '[]')
  FROM (VALUES (1, 'At the start', 'at_start'), (2, 'At the end', 'at_end')) d (place, at, which)
 CROSS JOIN LATERAL activity_count(d.which, $1, $2::date, $3::date, '{agency,locality}') c
