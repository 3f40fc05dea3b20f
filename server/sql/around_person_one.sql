-- $1 id. One person around a child.
SELECT json_build_object('id', r.id, 'made_at', instant(r.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = r.made_by), 'etag', 'v' || r.version,
           'name', r.name, 'called', r.called, 'relation', r.relation, 'group', r.grouping, 'closeness', r.closeness, 'tie', r.tie, 'knows_best', r.knows_best, 'from_on', r.from_on, 'until_on', r.until_on),
       json_build_array(json_build_object('child', r.child_id, 'type', 'around_person', 'tier', r.tier, 'ids', json_build_array(r.id))),
       'v' || r.version
  FROM around_person r
 WHERE r.id = $1
