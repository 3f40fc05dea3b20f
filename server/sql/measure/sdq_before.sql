-- $1 child, $2 informant, $3 form, $4 day of completion, $5 the SDQ itself. The one before it of the same informant and form, as far as its scores are shared with whoever records: day, emotional, conduct, hyperactivity, peer, prosocial, impact.
SELECT q.completed_on, s.emotional, s.conduct, s.hyperactivity, s.peer, s.prosocial, s.impact
  FROM sdq q JOIN sdq_score s ON s.sdq_id = q.id
 WHERE q.child_id = $1 AND q.informant = $2 AND q.form = $3 AND q.id <> $5 AND q.completed_on <= $4
 ORDER BY q.completed_on DESC, q.made_at DESC
 LIMIT 1
