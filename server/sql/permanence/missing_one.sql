-- $1 id. One time in which the child was missing.
SELECT missing_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'missing', 'tier', x.tier, 'relation', stands_as(x.child_id),
           'ids', json_build_array(x.id))),
       'v' || x.version
  FROM missing_episode x
 WHERE x.id = $1
