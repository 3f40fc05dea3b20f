-- No parameters. The directory of services with their rules, by name: those that take referrals, and those of mine that do not any more.
SELECT json_build_object('items', coalesce(json_agg(service_item(s) ORDER BY s.ended_on <= today() NULLS FIRST, s.name, s.id), '[]'), 'next', NULL), NULL, NULL
  FROM service s
 WHERE s.ended_on IS NULL OR s.ended_on > today() OR s.agency_id = ANY ((SELECT my_agencies('service_admin'))::uuid[])
