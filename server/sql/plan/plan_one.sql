-- $1 id. One plan, with all of it that is for me.
SELECT plan_item(p, true),
       json_build_array(json_build_object('child', p.child_id, 'type', 'plan', 'tier', greatest(p.tier, x.tier), 'relation', stands_as(p.child_id),
           'ids', json_build_array(p.id))),
       'v' || p.version
  FROM plan p LEFT JOIN plan_content x ON x.plan_id = p.id
 WHERE p.id = $1
