-- $1 rows as a JSON array: children of the fictional council.
INSERT INTO child (id, made_at, made_by, tier, given_names, family_name, known_as, pronouns, born_on, sex, ethnicity, language,
    local_id, nhs_number, upn, source)
SELECT r.id, r.made_at, r.made_by, r.tier, r.given_names, r.family_name, r.known_as, r.pronouns, r.born_on, r.sex,
       r.ethnicity, r.language, r.local_id, r.nhs_number, r.upn, r.source
  FROM json_populate_recordset(NULL::child, $1) r
