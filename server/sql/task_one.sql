-- $1 id. One thing that is due or was settled.
SELECT json_build_object('id', t.id, 'made_at', instant(t.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = t.made_by), 'etag', 'v' || t.version,
           'child', t.child_id, 'kind', t.kind, 'what', t.what, 'informant', t.informant, 'due_on', t.due_on, 'state', t.state, 'about', t.about_id,
           'outcome', t.outcome, 'settled_at', instant(t.settled_at), 'settled_by', (SELECT json_build_object('id', x.id, 'name', x.name) FROM person x WHERE x.id = t.settled_by)),
       json_build_array(json_build_object('child', t.child_id, 'type', 'task', 'tier', t.tier, 'ids', json_build_array(t.id))),
       'v' || t.version
  FROM task t
 WHERE t.id = $1
