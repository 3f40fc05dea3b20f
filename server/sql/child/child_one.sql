-- $1 id. Who the child is.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'name', x.name, 'given_names', x.given_names, 'family_name', x.family_name, 'known_as', x.known_as, 'pronouns', x.pronouns,
           'born_on', x.born_on, 'age', age_on(x.born_on, coalesce(x.died_on, today())), 'sex', x.sex, 'ethnicity', x.ethnicity,
           'language', x.language, 'local_id', x.local_id, 'nhs_number', x.nhs_number, 'upn', x.upn, 'died_on', x.died_on,
           'authority', (SELECT json_build_object('id', a.id, 'name', a.name) FROM agency a WHERE a.id = authority_of(x.authority_id)),
           'earlier', (SELECT coalesce(json_agg(json_build_object('id', m.other_id, 'name', m.was ->> 'name', 'local_id', m.was ->> 'local_id', 'nhs_number', m.was ->> 'nhs_number',
                               'upn', m.was ->> 'upn', 'merged_at', instant(m.made_at)) ORDER BY m.made_at, m.id), '[]')
                         FROM child_merge m WHERE m.child_id = x.id AND m.undone_at IS NULL)),
       json_build_array(json_build_object('child', x.child_id, 'type', 'child', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM child x
 WHERE x.id = $1
