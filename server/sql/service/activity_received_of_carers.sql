-- $1 service, $2 first day, $3 last day. Referrals of carers for themselves, and of no child: what they are to children, where.
SELECT coalesce(json_agg(json_build_object('label', words[1], 'second', words[2], 'third', NULL, 'n', n) ORDER BY n DESC, words), '[]')
  FROM activity_count('received', $1, $2::date, $3::date, '{carer,locality}', '{A carer}')
