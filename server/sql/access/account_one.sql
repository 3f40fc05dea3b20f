-- $1 person. One account, with the roles held and to be held.
SELECT json_build_object(
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
           'etag', 'v' || p.version), NULL, 'v' || p.version
  FROM person p JOIN agency a ON a.id = p.agency_id
 WHERE p.id = $1 AND NOT p.is_service
   AND (p.agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])
        OR (SELECT my_roles()) && '{information_governance,system_admin}')
