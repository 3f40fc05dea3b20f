-- $1 id. One thing the child said.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'said_on', x.said_on, 'text', x.text, 'said_how', x.said_how, 'said_with', x.said_with,
           'going_well', (SELECT coalesce(json_agg(o.text ORDER BY o.position), '[]') FROM words_point o WHERE o.words_id = x.id AND o.list = 'going_well'),
           'matters', (SELECT coalesce(json_agg(o.text ORDER BY o.position), '[]') FROM words_point o WHERE o.words_id = x.id AND o.list = 'matters'),
           'want_help', (SELECT coalesce(json_agg(o.text ORDER BY o.position), '[]') FROM words_point o WHERE o.words_id = x.id AND o.list = 'want_help')),
       json_build_array(json_build_object('child', x.child_id, 'type', 'words', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM words x
 WHERE x.id = $1
