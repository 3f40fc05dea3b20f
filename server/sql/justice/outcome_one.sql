-- $1 id. One outcome.
SELECT youth_justice_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'youth_justice', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM youth_justice_outcome x
 WHERE x.id = $1
