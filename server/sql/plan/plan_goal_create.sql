-- $1 id, $2 plan, $3 goal, $4 baseline in words, $5 baseline, $6 its day, $7 aim, $8 aim in words. After the others.
INSERT INTO plan_goal (id, child_id, plan_id, kind, agency_id, position, what, baseline_words, baseline, baseline_on, aim, aim_words)
SELECT $1, p.child_id, p.id, p.kind, p.agency_id, (SELECT coalesce(max(g.position), 0) + 1 FROM plan_goal g WHERE g.plan_id = p.id), $3, $4, $5, $6, $7, $8
  FROM plan p
 WHERE p.id = $2
