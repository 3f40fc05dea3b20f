-- $1 rows as a JSON array: what they found, of the fictional council.
INSERT INTO speech_language_finding (id, made_at, made_by, child_id, tier, speech_id, outcome, text)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.speech_id, r.outcome, r.text
  FROM json_populate_recordset(NULL::speech_language_finding, $1) r
