-- $1 id. One of my views.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at),
           'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by), 'etag', 'v' || x.version,
           'list', x.list, 'name', x.name, 'query', x.query), NULL, 'v' || x.version
  FROM saved_view x
 WHERE x.id = $1
