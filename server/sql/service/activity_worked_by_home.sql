-- $1 service, $2 first day, $3 last day. Involvements that were open on some day of the period, by the kind of home as it began or they did.
SELECT coalesce(json_agg(json_build_object('label', words[1], 'second', words[2], 'third', words[3], 'n', n) ORDER BY n DESC, words), '[]')
  FROM activity_count('open', $1, $2::date, $3::date, '{home}')
