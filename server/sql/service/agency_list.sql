-- $1 kind, or null. Agencies by name.
SELECT json_build_object('items', coalesce(json_agg(agency_item(a) ORDER BY a.name, a.id), '[]'), 'next', NULL), NULL, NULL
  FROM agency a
 WHERE ($1::text IS NULL OR a.kind = $1) AND a.id <> '00000000-0000-4000-8000-000000000001'
