-- $1 service, $2 first day, $3 last day. Sessions of supervision and of discussion groups: of which team, for which part of the area.
SELECT coalesce(json_agg(json_build_object('label', words[1], 'second', words[2], 'third', words[3], 'n', n) ORDER BY words[1] DESC, words), '[]')
  FROM activity_count('unnamed', $1, $2::date, $3::date, '{kind,team,locality}')
 WHERE words[1] IN ('Supervision', 'Discussion group')
