-- $1 id. One child protection plan.
SELECT protection_plan_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'protection', 'tier', x.tier, 'relation', stands_as(x.child_id),
           'ids', json_build_array(x.id))),
       'v' || x.version
  FROM protection_plan x
 WHERE x.id = $1
