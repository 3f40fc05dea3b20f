-- $1 id. Why there is no SDQ for one year.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version, 'return_year', x.return_year, 'code', x.code, 'reason', l.name),
       json_build_array(json_build_object('child', x.child_id, 'type', 'sdq', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM sdq_none x LEFT JOIN code_list l ON l.list = 'sdq_none' AND l.code = x.code
 WHERE x.id = $1
