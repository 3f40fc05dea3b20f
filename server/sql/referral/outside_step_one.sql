-- $1 id. One step of the procedure.
SELECT outside_step_item(s),
       json_build_array(json_build_object('child', s.child_id, 'type', 'home', 'tier', s.tier, 'relation', stands_as(s.child_id),
           'ids', json_build_array(s.id))),
       'v' || s.version
  FROM outside_step s
 WHERE s.id = $1
