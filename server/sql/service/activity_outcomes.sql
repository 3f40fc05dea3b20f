-- $1 service, $2 first day, $3 last day. What became of the referrals that were received, as it stands now, and why they were declined.
SELECT coalesce(json_agg(json_build_object('label', words[1], 'second', words[2], 'third', words[3], 'n', n) ORDER BY array_position('{Accepted,Declined,Passed on to another service,Withdrawn,Not decided yet}'::text[], words[1]), n DESC, words), '[]')
  FROM activity_count('received', $1, $2::date, $3::date, '{outcome,refusal}')
