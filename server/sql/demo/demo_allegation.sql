-- $1 rows as a JSON array: allegations of the fictional council.
INSERT INTO foster_allegation (id, made_at, made_by, household_id, made_on, outcome, closed_on)
SELECT r.id, r.made_at, r.made_by, r.household_id, r.made_on, r.outcome, r.closed_on
  FROM json_populate_recordset(NULL::foster_allegation, $1) r
