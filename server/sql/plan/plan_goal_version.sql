-- $1 id. Its version, child and first day; its plan and it held until the end of the transaction. No row: not visible, or not mine to change.
SELECT g.version, g.child_id, g.baseline_on FROM plan p JOIN plan_goal g ON g.plan_id = p.id WHERE g.id = $1 FOR UPDATE OF p FOR NO KEY UPDATE OF g
