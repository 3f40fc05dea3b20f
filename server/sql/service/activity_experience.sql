-- $1 service, $2 first day, $3 last day. How the service was for people: of each question how many gave each answer. n null: fewer than five.
SELECT coalesce(json_agg(json_build_object('label', words[1], 'second', words[2], 'third', words[3], 'n', n)), '[]')
  FROM activity_count('experience', $1, $2::date, $3::date, '{question,who,answer}')
