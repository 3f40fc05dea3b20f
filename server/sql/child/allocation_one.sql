-- $1 id. One allocation.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'child', (SELECT json_build_object('id', k.id, 'name', k.name) FROM child k WHERE k.id = x.child_id), 'kind', x.kind,
           'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.person_id),
           'from_on', x.from_on, 'until_on', x.until_on, 'change_code', x.change_code),
       json_build_array(json_build_object('child', x.child_id, 'type', 'allocation', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM allocation x
 WHERE x.id = $1
