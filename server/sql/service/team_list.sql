-- No parameters. Teams by name, with who is in them.
SELECT json_build_object('items', coalesce(json_agg(team_item(t) ORDER BY t.name, t.id), '[]'), 'next', NULL), NULL, NULL
  FROM team t
