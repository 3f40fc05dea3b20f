-- $1 id. Whether the child had a permanent home before.
SELECT previous_permanence_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'permanence', 'tier', x.tier, 'relation', stands_as(x.child_id),
           'ids', json_build_array(x.id))),
       'v' || x.version
  FROM previous_permanence x
 WHERE x.id = $1
