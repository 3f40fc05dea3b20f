-- $1 id. One way to adoption.
SELECT adoption_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'adoption', 'tier', x.tier, 'relation', stands_as(x.child_id),
           'ids', json_build_array(x.id))),
       'v' || x.version
  FROM adoption x
 WHERE x.id = $1
