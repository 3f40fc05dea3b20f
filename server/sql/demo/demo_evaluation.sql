-- $1 rows as a JSON array: rounds in which services ask how they are for people, of the fictional council.
INSERT INTO evaluation (id, made_at, made_by, service_id, title, called, from_on, until_on, asked_professionals, asked_carers, asked_young_people, children)
SELECT r.id, r.made_at, r.made_by, r.service_id, r.title, r.called, r.from_on, r.until_on, r.asked_professionals, r.asked_carers, r.asked_young_people, r.children
  FROM json_populate_recordset(NULL::evaluation, $1) r
