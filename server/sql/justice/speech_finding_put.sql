-- $1 id, $2 assessment, $3 what was found, $4 in words.
INSERT INTO speech_language_finding AS f (id, child_id, speech_id, outcome, text)
SELECT $1, x.child_id, x.id, $3, $4 FROM speech_language x WHERE x.id = $2
ON CONFLICT (speech_id) DO UPDATE SET outcome = excluded.outcome, text = excluded.text WHERE (f.outcome, f.text) IS DISTINCT FROM (excluded.outcome, excluded.text)
