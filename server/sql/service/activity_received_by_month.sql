-- $1 service, $2 first day, $3 last day. Referrals received in each month, also where there were none.
SELECT json_agg(json_build_object('label', m.month, 'second', NULL, 'third', NULL, 'n', coalesce(c.n, 0)) ORDER BY m.month)
  FROM (SELECT to_char(d, 'YYYY-MM') AS month FROM generate_series(date_trunc('month', $2::date::timestamp), $3::date::timestamp, '1 month') d) m
  LEFT JOIN activity_count('received', $1, $2::date, $3::date, '{month}') c ON c.words[1] = m.month
