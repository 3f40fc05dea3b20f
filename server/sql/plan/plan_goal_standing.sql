-- $1 goal. State of its plan, the day of its baseline, its child and the day of its end; the plan held until the end of the transaction. No row: not visible, or not mine to rate.
SELECT p.state, g.baseline_on, g.child_id, g.ended_on FROM plan_goal g JOIN plan p ON p.id = g.plan_id WHERE g.id = $1 FOR UPDATE OF p
