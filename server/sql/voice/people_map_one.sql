-- $1 id. One map of the people around a child.
SELECT people_map_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'person_around', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM people_map x
 WHERE x.id = $1
