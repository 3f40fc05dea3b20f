-- $1 service, $2 first day, $3 last day. What waited as the period began and as it ended: agency of who referred, where.
SELECT coalesce(json_agg(json_build_object('label', c.words[1], 'second', c.words[2], 'third', d.at, 'n', c.n) ORDER BY c.words, d.day), '[]')
  FROM (VALUES ('At the start', $2::date), ('At the end', $3::date + 1)) d (at, day)
 CROSS JOIN LATERAL activity_count('waiting', $1, d.day, d.day, '{agency,locality}') c
