-- $1 id, $2 review, $3 what, $4 whose in words, or null: as the action has it, $5 due on, $6 action. A decision after those that stand already.
INSERT INTO review_decision (id, child_id, review_id, position, what, owner, due_on, action_id)
SELECT $1, v.child_id, v.id, coalesce((SELECT max(d.position) + 1 FROM review_decision d WHERE d.review_id = v.id), 1), $3,
       coalesce($4, (SELECT coalesce(a.owner_name, p.name, g.name) FROM action a JOIN agency g ON g.id = a.agency_id LEFT JOIN person p ON p.id = a.person_id WHERE a.id = $6)), $5, $6
  FROM review v WHERE v.id = $2
