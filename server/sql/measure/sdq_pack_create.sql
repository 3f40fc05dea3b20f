-- $1 id, $2 what was sent, as JSON.
INSERT INTO sdq_pack (id, language, informant, form, title, about, answers, items, impact, notice, licence_holder, reference, valid_from, valid_until)
SELECT $1, d.language, d.informant, d.version, d.title, d.about, d.answers, d.items, d.impact, d.notice, d.licence_holder, d.reference, d.valid_from, d.valid_until
  FROM json_to_record($2::json) d (language text, informant text, version text, title text, about text, answers text[], items text[], impact jsonb, notice text,
                                   licence_holder text, reference text, valid_from date, valid_until date)
