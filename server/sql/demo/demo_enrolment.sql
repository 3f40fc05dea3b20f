-- $1 rows as a JSON array: schools of children of the fictional council.
INSERT INTO enrolment (id, made_at, made_by, child_id, tier, school_id, from_on, until_on, year_group)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.school_id, r.from_on, r.until_on, r.year_group
  FROM json_populate_recordset(NULL::enrolment, $1) r
