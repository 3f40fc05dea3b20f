-- $1 rows as a JSON array: packs of SDQ questions of the fictional council. It has no licence, so its questions are made up.
INSERT INTO sdq_pack (id, made_at, made_by, language, informant, form, title, about, answers, items, impact, notice, licence_holder, reference, valid_from, valid_until)
SELECT r.id, r.made_at, r.made_by, 'en', r.informant, '4-17', 'A form that is made up', 'Westshire is fictional and has no licence. These questions are made up.', '{No,A bit,Yes}',
       ARRAY(SELECT 'Made-up question ' || n FROM generate_series(1, 25) n),
       (SELECT jsonb_agg(jsonb_build_object('code', i.code, 'words', 'Made-up question ' || 25 + i.n, 'choices', '["No","A little","Quite a lot","A great deal"]'::jsonb) ORDER BY i.n)
          FROM unnest(CASE r.informant WHEN 'teacher' THEN '{ebddiff,distres,impfrie,impclas}' ELSE '{ebddiff,distres,imphome,impfrie,impclas,impleis}' END::text[]) WITH ORDINALITY i (code, n)),
       'Made up for Westshire. Not the Strengths and Difficulties Questionnaire.', 'Westshire Council', r.reference, r.valid_from, r.valid_until
  FROM json_populate_recordset(NULL::sdq_pack, $1) r
