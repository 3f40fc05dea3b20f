-- $1 id. One agency; the service's own is none.
SELECT agency_item(a), NULL, 'v' || a.version FROM agency a WHERE a.id = $1 AND a.id <> '00000000-0000-4000-8000-000000000001'
