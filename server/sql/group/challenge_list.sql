-- $1 group. Its challenge cards by their number; no row: there is no such group.
SELECT json_build_object('items', coalesce((SELECT json_agg(challenge_item(c) ORDER BY c.number) FROM challenge c WHERE c.group_id = g.id), '[]'), 'next', NULL), NULL, NULL
  FROM work_group g
 WHERE g.id = $1
