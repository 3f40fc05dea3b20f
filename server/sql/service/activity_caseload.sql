-- $1 service, $2 first day, $3 last day. What was open and what waited as the period began and as it ended.
SELECT json_agg(json_build_object('label', k.what, 'second', d.at, 'third', NULL, 'n',
                    CASE WHEN k.which IS NULL THEN coalesce((SELECT sum(n) FROM activity_count('waiting', $1, d.day, d.day, '{what}') WHERE words[1] = k.what), 0)
                         ELSE coalesce((SELECT sum(n) FROM activity_count(d.which, $1, $2::date, $3::date, '{work}')), 0) END) ORDER BY k.place, d.day)
  FROM (VALUES (1, 'Open', 'open'), (2, 'Waiting for a decision', NULL), (3, 'Waiting for somebody to take it on', NULL)) k (place, what, which)
 CROSS JOIN (VALUES ('At the start', $2::date, 'at_start'), ('At the end', $3::date + 1, 'at_end')) d (at, day, which)
