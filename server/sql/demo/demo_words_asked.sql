-- $1 rows as a JSON array: when children were asked of the fictional council.
INSERT INTO words_asked (id, made_at, made_by, child_id, tier, asked_on, outcome, words_id)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.asked_on, r.outcome, r.words_id
  FROM json_populate_recordset(NULL::words_asked, $1) r
