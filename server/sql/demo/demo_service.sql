-- $1 rows as a JSON array: services with their rules of the fictional council.
INSERT INTO service (id, made_at, made_by, code, agency_id, name, about, expect, who_consents, crisis, needs, from_age, to_age, subjects,
    care_statuses, homes, localities, types_of_work, last_checked_on, last_checked_by, assesses)
SELECT r.id, r.made_at, r.made_by, r.code, r.agency_id, r.name, r.about, r.expect, r.who_consents, r.crisis, r.needs, r.from_age,
       r.to_age, r.subjects, r.care_statuses, r.homes, r.localities, r.types_of_work, r.last_checked_on, r.last_checked_by,
       EXISTS (SELECT FROM agency a WHERE a.id = r.agency_id AND a.kind IN ('camhs', 'psychology'))
  FROM json_populate_recordset(NULL::service, $1) r
