-- $1 service, $2 first day, $3 last day. Calls to the telephone duty: for which part of the area.
SELECT coalesce(json_agg(json_build_object('label', words[2], 'second', NULL, 'third', NULL, 'n', n) ORDER BY n DESC, words), '[]')
  FROM activity_count('unnamed', $1, $2::date, $3::date, '{kind,locality}')
 WHERE words[1] = 'Telephone duty'
