-- $1 group, or null: of all groups. The meetings at which children are planned for, the newest first.
SELECT json_build_object('items', coalesce(json_agg(planning_meeting_item(m, false) ORDER BY m.held_on DESC, m.id), '[]'), 'next', NULL), NULL, NULL
  FROM planning_meeting m JOIN work_group g ON g.id = m.group_id
 WHERE ($1::uuid IS NULL OR m.group_id = $1) AND m.held_on > today() - 730
