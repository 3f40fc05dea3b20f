-- No parameters. Teams by name.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('id', t.id, 'name', t.name,
           'agency', json_build_object('id', a.id, 'name', a.name)) ORDER BY t.name, t.id), '[]'), 'next', NULL), NULL, NULL
  FROM team t JOIN agency a ON a.id = t.agency_id
