-- $1 service, $2 first day, $3 last day. Hours of meetings and calls that took place, by the kind of work.
SELECT coalesce(json_agg(json_build_object('label', words[1], 'second', NULL, 'third', NULL, 'n', round(n / 60.0)) ORDER BY n DESC, words), '[]')
  FROM activity_count('minutes', $1, $2::date, $3::date, '{work}')
