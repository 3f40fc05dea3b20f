-- $1 id. Two records that may be of one child, side by side.
SELECT json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'child', json_build_object('id', c.id, 'made_at', instant(c.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = c.made_by),
           'etag', 'v' || c.version,
               'name', c.name, 'given_names', c.given_names, 'family_name', c.family_name, 'known_as', c.known_as, 'pronouns', c.pronouns,
           'born_on', c.born_on, 'age', age_on(c.born_on, coalesce(c.died_on, today())), 'sex', c.sex, 'ethnicity', c.ethnicity,
           'language', c.language, 'local_id', c.local_id, 'nhs_number', c.nhs_number, 'upn', c.upn, 'died_on', c.died_on),
           'other', json_build_object('id', o.id, 'made_at', instant(o.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = o.made_by),
           'etag', 'v' || o.version,
               'name', o.name, 'given_names', o.given_names, 'family_name', o.family_name, 'known_as', o.known_as, 'pronouns', o.pronouns,
           'born_on', o.born_on, 'age', age_on(o.born_on, coalesce(o.died_on, today())), 'sex', o.sex, 'ethnicity', o.ethnicity,
           'language', o.language, 'local_id', o.local_id, 'nhs_number', o.nhs_number, 'upn', o.upn, 'died_on', o.died_on),
           'why', x.why, 'state', x.state, 'reason', x.reason),
       json_build_array(json_build_object('child', c.id, 'type', 'match', 'tier', 1, 'relation', 'O', 'ids', json_build_array(x.id)),
                        json_build_object('child', o.id, 'type', 'match', 'tier', 1, 'relation', 'O', 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM match_task x
  JOIN child c ON c.id = x.child_id
  JOIN child o ON o.id = x.other_id
 WHERE x.id = $1
