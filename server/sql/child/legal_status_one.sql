-- $1 id. One legal status.
SELECT json_build_object('id', l.id, 'made_at', instant(l.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = l.made_by), 'etag', 'v' || l.version,
           'code', l.code, 'name', (SELECT c.name FROM code_list c WHERE c.list = 'legal_status' AND c.code = l.code), 'from_on', l.from_on, 'until_on', l.until_on),
       json_build_array(json_build_object('child', l.child_id, 'type', 'legal_status', 'tier', l.tier, 'ids', json_build_array(l.id))),
       'v' || l.version
  FROM legal_status l
 WHERE l.id = $1
