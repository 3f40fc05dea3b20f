-- $1 goal. How it was rated, the first rating first.
SELECT json_build_object('items', coalesce(plan_goal_item(g) -> 'ratings', '[]'), 'next', NULL),
       json_build_array(json_build_object('child', g.child_id, 'type', 'plan', 'tier', g.tier, 'relation', stands_as(g.child_id), 'ids', json_build_array(g.id))),
       NULL
  FROM plan_goal g
 WHERE g.id = $1
