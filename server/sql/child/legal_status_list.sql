-- $1 child. Legal status over time.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('id', l.id, 'made_at', instant(l.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = l.made_by), 'etag', 'v' || l.version,
           'code', l.code, 'name', (SELECT c.name FROM code_list c WHERE c.list = 'legal_status' AND c.code = l.code), 'from_on', l.from_on, 'until_on', l.until_on) ORDER BY l.from_on DESC, l.made_at DESC), '[]'), 'next', NULL),
       json_build_array(json_build_object('child', $1::uuid, 'type', 'legal_status', 'tier', max(l.tier), 'ids', coalesce(json_agg(l.id), '[]'))),
       NULL
  FROM legal_status l
 WHERE l.child_id = $1
HAVING (SELECT EXISTS (SELECT FROM child WHERE id = $1))
