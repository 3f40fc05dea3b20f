-- $1 rows as a JSON array: people around children of the fictional council.
INSERT INTO around_person (id, made_at, made_by, child_id, tier, name, called, relation, grouping, closeness, tie, knows_best, from_on,
    until_on)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.name, r.called, r.relation, r.grouping, r.closeness,
       r.tie, r.knows_best, r.from_on, r.until_on
  FROM json_populate_recordset(NULL::around_person, $1) r
