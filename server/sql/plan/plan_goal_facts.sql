-- $1 id. How it stands, as far as rules across its fields need it: is its plan shared by name, its plan's state, the plan's first day, its plan; baseline, its day, aim, day of its end, why it
-- ended, days of the first and the last rating; what it is.
SELECT k.is_shared, p.state, p.agreed_on, p.id, g.baseline, g.baseline_on, g.aim, g.ended_on, g.end_reason IS NOT NULL,
       (SELECT min(x.rated_on) FROM plan_rating x WHERE x.goal_id = g.id), (SELECT max(x.rated_on) FROM plan_rating x WHERE x.goal_id = g.id), g.what
  FROM plan_goal g JOIN plan p ON p.id = g.plan_id JOIN plan_kind k ON k.code = p.kind
 WHERE g.id = $1
