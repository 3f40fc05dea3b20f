-- $1 id. One review.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version, 'held_on', x.held_on, 'code', x.code, 'took_part', l.name),
       json_build_array(json_build_object('child', x.child_id, 'type', 'review', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM review x LEFT JOIN code_list l ON l.list = 'review' AND l.code = x.code
 WHERE x.id = $1
