-- $1 link, $2 plan, $3 the goals as JSON: [{"goal", "words"}], in the order in which they are asked about.
INSERT INTO form_goal (id, child_id, link_id, plan_id, goal_id, position, words)
SELECT gen_random_uuid(), g.child_id, $1, g.plan_id, g.id, x.n, x.a ->> 'words'
  FROM json_array_elements($3::json) WITH ORDINALITY x (a, n) JOIN plan_goal g ON g.id::text = x.a ->> 'goal' AND g.plan_id = $2
