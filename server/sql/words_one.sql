-- $1 id. One thing the child said.
SELECT json_build_object('id', w.id, 'made_at', instant(w.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = w.made_by), 'etag', 'v' || w.version,
           'said_on', w.said_on, 'text', w.text, 'said_how', w.said_how, 'said_with', w.said_with,
           'going_well', (SELECT coalesce(json_agg(p.text ORDER BY p.position), '[]') FROM words_point p WHERE p.words_id = w.id AND p.list = 'going_well'),
           'matters', (SELECT coalesce(json_agg(p.text ORDER BY p.position), '[]') FROM words_point p WHERE p.words_id = w.id AND p.list = 'matters'),
           'want_help', (SELECT coalesce(json_agg(p.text ORDER BY p.position), '[]') FROM words_point p WHERE p.words_id = w.id AND p.list = 'want_help')),
       json_build_array(json_build_object('child', w.child_id, 'type', 'words', 'tier', w.tier, 'ids', json_build_array(w.id))),
       'v' || w.version
  FROM words w
 WHERE w.id = $1
