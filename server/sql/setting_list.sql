-- No parameters. What a council may set, by name.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('name', s.name, 'value', s.value, 'about', s.about, 'etag', 'v' || s.version) ORDER BY s.name), '[]'),
           'next', NULL), NULL, NULL
  FROM setting s
