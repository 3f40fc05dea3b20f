-- $1 rows as a JSON array: results, of the fictional council.
INSERT INTO education_result (id, made_at, made_by, child_id, tier, stage, year, subject, met, score)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.stage, r.year, r.subject, r.met, r.score
  FROM json_populate_recordset(NULL::education_result, $1) r
