-- $1 rows as a JSON array: scores of SDQs of the fictional council.
INSERT INTO sdq_score (id, made_at, made_by, child_id, tier, sdq_id, informant, emotional, conduct, hyperactivity, peer, prosocial,
    externalising, internalising, impact, bands3, bands4)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.sdq_id, r.informant, r.emotional, r.conduct,
       r.hyperactivity, r.peer, r.prosocial, r.externalising, r.internalising, r.impact, r.bands3, r.bands4
  FROM json_populate_recordset(NULL::sdq_score, $1) r
