-- $1 service, $2 first day, $3 last day. One-off consultations: which team asked, for which part of the area.
SELECT coalesce(json_agg(json_build_object('label', words[2], 'second', words[3], 'third', NULL, 'n', n) ORDER BY words), '[]')
  FROM activity_count('unnamed', $1, $2::date, $3::date, '{kind,team,locality}')
 WHERE words[1] = 'One-off consultation'
