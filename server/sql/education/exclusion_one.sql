-- $1 id. One of them.
SELECT exclusion_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'education', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM exclusion x
 WHERE x.id = $1
