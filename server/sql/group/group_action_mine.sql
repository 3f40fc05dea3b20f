-- What I owe my groups: open actions that are mine by name, the earliest first.
SELECT json_build_object('items', coalesce(json_agg(group_action_item(a) ORDER BY a.due_on, a.made_at), '[]'), 'next', NULL), NULL, NULL
  FROM group_action a
 WHERE a.person_id = (SELECT me()) AND a.state = 'open'
