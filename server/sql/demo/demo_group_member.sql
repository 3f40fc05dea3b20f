-- $1 rows as a JSON array: who sits in the groups of the fictional council.
INSERT INTO group_member (id, made_at, made_by, group_id, agency_id, person_id, name, duty, runs, from_on, until_on)
SELECT r.id, r.made_at, r.made_by, r.group_id, r.agency_id, r.person_id, r.name, r.duty, r.runs, r.from_on, r.until_on
  FROM json_populate_recordset(NULL::group_member, $1) r
