-- $1 id, $2 review, $3 what, $4 whose, $5 due on, $6 task. A decision after those that stand already.
INSERT INTO review_decision (id, child_id, review_id, position, what, owner, due_on, task_id)
SELECT $1, v.child_id, v.id, coalesce((SELECT max(d.position) + 1 FROM review_decision d WHERE d.review_id = v.id), 1), $3, $4, $5, $6
  FROM review v WHERE v.id = $2
