-- $1 rows as a JSON array: answers of SDQs of the fictional council.
INSERT INTO sdq_answer (id, made_at, made_by, child_id, tier, sdq_id, informant, answers, impact)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.sdq_id, r.informant, r.answers, r.impact
  FROM json_populate_recordset(NULL::sdq_answer, $1) r
