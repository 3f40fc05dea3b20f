-- $1 id. One thing that is due.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'child', x.child_id, 'kind', x.kind, 'what', x.what, 'informant', x.informant, 'why', x.why, 'due_on', x.due_on, 'state', x.state, 'about', x.about_id,
           'asked_on', CASE WHEN x.state = 'open' AND x.kind IN ('sdq_ask', 'sdq_due') THEN form_asked_on(x.child_id, '{sdq}', form_whom(x.informant)) END,
           'outcome', x.outcome, 'settled_at', instant(x.settled_at), 'settled_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.settled_by)),
       json_build_array(json_build_object('child', x.child_id, 'type', 'task', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM task x
 WHERE x.id = $1
