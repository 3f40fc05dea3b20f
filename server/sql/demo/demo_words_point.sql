-- $1 rows as a JSON array: points of children's words of the fictional council.
INSERT INTO words_point (id, made_at, made_by, child_id, tier, words_id, list, position, text)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.words_id, r.list, r.position, r.text
  FROM json_populate_recordset(NULL::words_point, $1) r
