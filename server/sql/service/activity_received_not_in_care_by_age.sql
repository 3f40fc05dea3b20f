-- $1 service, $2 first day, $3 last day. Referrals of children who were never in care: where, sex, age on that day.
SELECT coalesce(json_agg(json_build_object('label', words[1], 'second', words[2], 'third', words[3], 'n', n) ORDER BY words[1], words[2] DESC, array_position('{0 to 5,6 to 12,13 to 18,19 to 25,Over 25,A carer}'::text[], words[3])), '[]')
  FROM activity_count('received', $1, $2::date, $3::date, '{locality,sex,age}', '{Not in care}')
