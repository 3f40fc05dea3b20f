-- $1 rows as a JSON array: who entered the justice system and has no record, of the fictional council.
INSERT INTO youth_justice_other (id, made_at, made_by, year, sex, entrants)
SELECT r.id, r.made_at, r.made_by, r.year, r.sex, r.entrants
  FROM json_populate_recordset(NULL::youth_justice_other, $1) r
