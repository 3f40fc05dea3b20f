-- $1 id. One education, health and care plan.
SELECT ehcp_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'school', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM ehcp x
 WHERE x.id = $1
