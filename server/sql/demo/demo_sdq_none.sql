-- $1 rows as a JSON array: reasons why there is no SDQ of the fictional council.
INSERT INTO sdq_none (id, made_at, made_by, child_id, tier, return_year, code, source)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.return_year, r.code, r.source
  FROM json_populate_recordset(NULL::sdq_none, $1) r
