-- $1 id. What was known to be wrong with a return when it was sent, for whoever may make one. No row: not visible.
SELECT json_build_object('items', s.problems, 'next', NULL),
       (SELECT json_agg(json_build_object('child', c.id, 'type', 'national_return', 'tier', 4, 'relation', 'O')) FROM unnest(s.children) c (id)), NULL
  FROM return_sent s WHERE s.id = $1 AND (SELECT may('national_return', 'export'))
