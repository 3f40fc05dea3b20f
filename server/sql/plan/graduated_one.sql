-- $1 id. One step of the graduated response that was recorded.
SELECT graduated_step_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'graduated', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM graduated_step x
 WHERE x.id = $1
