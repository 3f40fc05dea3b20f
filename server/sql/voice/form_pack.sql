-- $1 child, $2 language, $3 informant, $4 version. Whether I may record answers of an SDQ by them; then the pack of its questions that is valid today, the newest; how the newest one there is stands, and its last day in words.
SELECT reaches('sdq', 'create', $1::uuid, 2::smallint)
       AND (reaches('sdq_detail', 'create', $1::uuid, 3::smallint) OR $3 = 'teacher' AND reaches('sdq_detail_teacher', 'create', $1::uuid, 3::smallint)),
       (SELECT k.id FROM sdq_pack k WHERE k.language = $2 AND k.informant = $3 AND k.form = $4 AND sdq_pack_state(k.valid_from, k.valid_until, k.ended_on) = 'valid'
         ORDER BY k.made_at DESC, k.id LIMIT 1),
       n.state, n.last_on
  FROM (SELECT) one
  LEFT JOIN LATERAL (SELECT sdq_pack_state(k.valid_from, k.valid_until, k.ended_on) AS state, to_char(least(k.valid_until, k.ended_on), 'FMDD FMMonth YYYY') AS last_on
                       FROM sdq_pack k WHERE k.language = $2 AND k.informant = $3 AND k.form = $4 ORDER BY k.made_at DESC, k.id LIMIT 1) n ON true
