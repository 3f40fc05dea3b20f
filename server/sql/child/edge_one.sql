-- $1 id. One time on the edge of care.
SELECT edge_of_care_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'episode', 'tier', x.tier, 'relation', stands_as(x.child_id),
           'ids', json_build_array(x.id))),
       'v' || x.version
  FROM edge_of_care x
 WHERE x.id = $1
