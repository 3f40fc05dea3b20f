-- $1 rows as a JSON array: THRIVE groups of the fictional council, as they were agreed.
INSERT INTO thrive (id, made_at, made_by, child_id, tier, thrive_group, from_on, by_young_person, by_carer, agreed_with, why)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.thrive_group, r.from_on, r.by_young_person, r.by_carer, r.agreed_with, r.why
  FROM json_populate_recordset(NULL::thrive, $1) r
