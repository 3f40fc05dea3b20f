-- $1 service, $2 first day, $3 last day. Involvements that were open on some day of the period, by age as it began or they did, and sex.
SELECT coalesce(json_agg(json_build_object('label', words[1], 'second', words[2], 'third', words[3], 'n', n) ORDER BY array_position('{0 to 3,4 to 6,7 to 9,10 to 12,13 and over}'::text[], words[1]), words[2] DESC), '[]')
  FROM activity_count('open', $1, $2::date, $3::date, '{age,sex}')
