-- $1 group. What it agreed to do, what is open first, the earliest first; no row: neither a group of mine nor all groups mine to oversee.
SELECT json_build_object('items', coalesce((SELECT json_agg(group_action_item(a) ORDER BY a.state <> 'open', CASE WHEN a.state = 'open' THEN a.due_on END, a.settled_on DESC, a.made_at)
                                              FROM group_action a WHERE a.group_id = g.id), '[]'), 'next', NULL), NULL, NULL
  FROM work_group g
 WHERE g.id = $1 AND group_shown(g.id)
