-- $1 id. One link of two brothers or sisters, from the one it was recorded from.
SELECT sibling_item(x, x.child_id),
       json_build_array(json_build_object('child', x.child_id, 'type', 'sibling', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id)),
                        json_build_object('child', x.other_id, 'type', 'sibling', 'tier', x.tier, 'relation', stands_as(x.other_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM sibling x
 WHERE x.id = $1
