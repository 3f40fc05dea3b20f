-- $1 id. One status.
SELECT care_leaver_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'leaver', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM care_leaver x
 WHERE x.id = $1
