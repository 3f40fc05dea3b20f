-- $1 id. One pathway plan.
SELECT pathway_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'leaver', 'tier', x.tier, 'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM pathway_plan x
 WHERE x.id = $1
