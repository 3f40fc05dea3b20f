-- $1 id. One visit.
SELECT visit_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'visit', 'tier', greatest(x.tier, n.tier), 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM visit x LEFT JOIN visit_note n ON n.visit_id = x.id
 WHERE x.id = $1
