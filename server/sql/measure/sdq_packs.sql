-- The packs of SDQ questions that were loaded, newest first: never what they ask.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('id', k.id, 'made_at', instant(k.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = k.made_by),
           'etag', 'v' || k.version, 'language', k.language, 'informant', k.informant, 'version', k.form, 'title', k.title,
           'licence_holder', k.licence_holder, 'reference', k.reference, 'valid_from', k.valid_from, 'valid_until', k.valid_until, 'ended_on', k.ended_on,
           'state', sdq_pack_state(k.valid_from, k.valid_until, k.ended_on)) ORDER BY k.made_at DESC, k.id), '[]'), 'next', NULL),
       '[]'::json, NULL
  FROM sdq_pack k
