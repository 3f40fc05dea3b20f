-- $1 list. My views of it, in the order of their names.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at),
           'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by), 'etag', 'v' || x.version,
           'list', x.list, 'name', x.name, 'query', x.query) ORDER BY lower(x.name), x.id), '[]'), 'next', NULL), NULL, NULL
  FROM saved_view x
 WHERE x.list = $1
