-- $1 id. That a call-out was about a child.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by), 'etag', 'v' || x.version,
           'call_out', (SELECT call_out_item(o) FROM police_call_out o WHERE o.id = x.call_out_id)),
       json_build_array(json_build_object('child', x.child_id, 'type', 'youth_justice', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM police_call_out_child x
 WHERE x.id = $1
