-- $1 id. One alert.
SELECT json_build_object('id', a.id, 'made_at', instant(a.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = a.made_by), 'etag', 'v' || a.version,
           'kind', a.kind, 'level', a.level, 'text', a.text, 'detail', a.detail, 'since', a.from_on, 'until_on', a.until_on),
       json_build_array(json_build_object('child', a.child_id, 'type', 'alert', 'tier', a.tier, 'ids', json_build_array(a.id))),
       'v' || a.version
  FROM alert a
 WHERE a.id = $1
