-- $1 id. One status of special educational needs.
SELECT json_build_object('id', d.id, 'made_at', instant(d.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = d.made_by), 'etag', 'v' || d.version,
           'need', d.need, 'from_on', d.from_on, 'until_on', d.until_on),
       json_build_array(json_build_object('child', d.child_id, 'type', 'send', 'tier', d.tier, 'ids', json_build_array(d.id))),
       'v' || d.version
  FROM send_status d
 WHERE d.id = $1
