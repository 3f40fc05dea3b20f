-- $1 limit, $2 where to go on, or null. What the matching desk has to decide, the oldest first.
WITH page AS (
    SELECT x.id, c.id AS child_id, o.id AS other_id, to_char(x.made_at, 'YYYYMMDDHH24MISSUS') || ' ' || x.id AS place, json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
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
           'why', x.why, 'state', x.state, 'reason', x.reason) AS item
      FROM match_task x
  JOIN child c ON c.id = x.child_id
  JOIN child o ON o.id = x.other_id
     WHERE x.state = 'open' AND ($2::text IS NULL OR to_char(x.made_at, 'YYYYMMDDHH24MISSUS') || ' ' || x.id > $2)
     ORDER BY place
     LIMIT $1::integer + 1
), shown AS (
    SELECT * FROM page ORDER BY place LIMIT $1::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY place) FROM shown), '[]'), 'next', n.next),
       (SELECT json_agg(json_build_object('child', k.child, 'type', 'match', 'tier', 1, 'relation', 'O', 'ids', json_build_array(k.id)))
          FROM shown, LATERAL (VALUES (shown.child_id, shown.id), (shown.other_id, shown.id)) k (child, id)),
       NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $1::integer THEN (SELECT max(place) FROM shown) END) n (next)
