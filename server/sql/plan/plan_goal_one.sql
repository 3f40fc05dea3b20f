-- $1 id. One goal, with its ratings.
SELECT plan_goal_item(g),
       json_build_array(json_build_object('child', g.child_id, 'type', 'plan', 'tier', g.tier, 'relation', stands_as(g.child_id), 'ids', json_build_array(g.id))),
       'v' || g.version
  FROM plan_goal g
 WHERE g.id = $1
