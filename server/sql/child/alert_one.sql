-- $1 id. One alert.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'kind', x.kind, 'level', x.level, 'text', x.text, 'detail', x.detail, 'since', x.from_on, 'until_on', x.until_on),
       json_build_array(json_build_object('child', x.child_id, 'type', 'alert', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM alert x
 WHERE x.id = $1
