-- $1 id. One THRIVE group as it was agreed.
SELECT thrive_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'thrive', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM thrive x
 WHERE x.id = $1
