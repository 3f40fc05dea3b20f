-- $1 child. Special educational needs over time.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('id', d.id, 'made_at', instant(d.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = d.made_by), 'etag', 'v' || d.version,
           'need', d.need, 'from_on', d.from_on, 'until_on', d.until_on) ORDER BY d.from_on DESC, d.made_at DESC), '[]'), 'next', NULL),
       json_build_array(json_build_object('child', $1::uuid, 'type', 'send', 'tier', max(d.tier), 'ids', coalesce(json_agg(d.id), '[]'))),
       NULL
  FROM send_status d
 WHERE d.child_id = $1
HAVING (SELECT EXISTS (SELECT FROM child WHERE id = $1))
