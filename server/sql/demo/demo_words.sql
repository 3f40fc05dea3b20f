-- $1 rows as a JSON array: children's words of the fictional council.
INSERT INTO words (id, made_at, made_by, child_id, tier, said_on, text, said_how, said_with, way)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.said_on, r.text, r.said_how, r.said_with, r.way
  FROM json_populate_recordset(NULL::words, $1) r
