-- $1 rows as a JSON array: speech and language assessments, of the fictional council.
INSERT INTO speech_language (id, made_at, made_by, child_id, tier, referred_on, due_on, assessed_on, by_whom, closed_why, closed_on, by_rule,
    has_finding)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.referred_on, r.due_on, r.assessed_on, r.by_whom, r.closed_why, r.closed_on, r.by_rule,
       r.has_finding
  FROM json_populate_recordset(NULL::speech_language, $1) r
