-- $1 part of a name or null, $2 limit, $3 user name to go on after or null. Accounts that one looks after, by user name.
WITH page AS (
    SELECT p.username, json_build_object(
               'id', p.id, 'username', p.username, 'name', p.name,
               'agency', json_build_object('id', a.id, 'name', a.name),
               'is_disabled', p.disabled_at IS NOT NULL, 'registration', p.registration,
               'roles', (SELECT coalesce(json_agg(json_build_object('id', h.id, 'role', h.role, 'agency', json_build_object('id', ha.id, 'name', ha.name),
                                                  'from_on', h.from_on, 'until_on', h.until_on) ORDER BY h.from_on, h.role), '[]')
                           FROM role_held h JOIN agency ha ON ha.id = h.agency_id
                          WHERE h.person_id = p.id AND (h.until_on IS NULL OR h.until_on > today())),
               'reset_asked_at', (SELECT instant(max(t.made_at)) FROM sign_in_try t
                                   WHERE t.person_id = p.id AND t.purpose = 'reset' AND t.made_at > now() - interval '1 day'),
               'made_at', instant(p.made_at), 'made_by', (SELECT json_build_object('id', m.id, 'name', m.name) FROM person m WHERE m.id = p.made_by),
               'etag', 'v' || p.version) AS item
      FROM person p JOIN agency a ON a.id = p.agency_id
     WHERE NOT p.is_service AND p.username > coalesce($3, '')
       AND ($1::text IS NULL OR strpos(p.username, lower($1)) > 0 OR strpos(lower(p.name), lower($1)) > 0)
       AND (p.agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])
        OR (SELECT my_roles()) && '{information_governance,system_admin}')
     ORDER BY p.username
     LIMIT $2::integer + 1
), shown AS (
    SELECT username, item FROM page ORDER BY username LIMIT $2::integer
)
SELECT json_build_object('items', coalesce((SELECT json_agg(item ORDER BY username) FROM shown), '[]'),
           'next', n.next), NULL, NULL, n.next
  FROM (SELECT CASE WHEN (SELECT count(*) FROM page) > $2::integer THEN (SELECT max(username) FROM shown) END) n (next)
