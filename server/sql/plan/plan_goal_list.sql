-- $1 plan. Its goals, in their order, with their ratings.
SELECT json_build_object('items', (SELECT coalesce(json_agg(plan_goal_item(g) ORDER BY g.position), '[]') FROM plan_goal g WHERE g.plan_id = p.id), 'next', NULL),
       json_build_array(json_build_object('child', p.child_id, 'type', 'plan', 'tier', 2, 'relation', stands_as(p.child_id), 'ids', json_build_array(p.id))),
       NULL
  FROM plan p
 WHERE p.id = $1
