-- $1 rows as a JSON array: groups of the fictional council.
INSERT INTO work_group (id, made_at, made_by, kind, name, about, agency_id, ended_on)
SELECT r.id, r.made_at, r.made_by, r.kind, r.name, r.about, r.agency_id, r.ended_on
  FROM json_populate_recordset(NULL::work_group, $1) r
