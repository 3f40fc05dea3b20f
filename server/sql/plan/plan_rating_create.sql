-- $1 id, $2 goal, $3 day, $4 from 0 to 10, $5 who saw it so, $6 what they said.
INSERT INTO plan_rating (id, child_id, plan_id, kind, agency_id, goal_id, rated_on, value, rater, words)
SELECT $1, g.child_id, g.plan_id, g.kind, g.agency_id, g.id, $3, $4, $5, $6 FROM plan_goal g WHERE g.id = $2
