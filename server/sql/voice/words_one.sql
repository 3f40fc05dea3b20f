-- $1 id. One thing the child said.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'said_on', x.said_on, 'text', x.text, 'way', x.way, 'said_how', x.said_how, 'said_with', x.said_with, 'for_lead', x.tier > 2, 'pictures', words_pictures(x.id),
           'going_well', coalesce(o.going_well, '[]'), 'matters', coalesce(o.matters, '[]'), 'want_help', coalesce(o.want_help, '[]')),
       json_build_array(json_build_object('child', x.child_id, 'type', 'words', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM words x
 CROSS JOIN LATERAL (SELECT json_agg(o.text ORDER BY o.position) FILTER (WHERE o.list = 'going_well') AS going_well,
                            json_agg(o.text ORDER BY o.position) FILTER (WHERE o.list = 'matters') AS matters,
                            json_agg(o.text ORDER BY o.position) FILTER (WHERE o.list = 'want_help') AS want_help
                       FROM words_point o WHERE o.words_id = x.id) o
 WHERE x.id = $1
