-- No parameters. What a council may set, by name.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('name', s.name, 'value', s.value, 'about', s.about,
               'changed_at', instant(s.changed_at), 'changed_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = s.changed_by),
               'etag', 'v' || s.version) ORDER BY s.name), '[]'),
           'next', NULL), NULL, NULL
  FROM setting s
