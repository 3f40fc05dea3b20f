-- $1 service, $2 first day, $3 last day. Referrals received, by the kind of home on that day.
SELECT coalesce(json_agg(json_build_object('label', words[1], 'second', words[2], 'third', words[3], 'n', n) ORDER BY n DESC, words), '[]')
  FROM activity_count('received', $1, $2::date, $3::date, '{home}')
