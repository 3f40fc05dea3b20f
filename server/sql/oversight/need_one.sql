-- $1 id. One decision about a need.
SELECT need_decision_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'need', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       NULL
  FROM need_decision x
 WHERE x.id = $1
