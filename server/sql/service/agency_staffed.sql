-- $1 agency. Whether it has a service administrator; no row: there is no such agency.
SELECT has_administrator(a.id) FROM agency a WHERE a.id = $1 AND a.id <> '00000000-0000-4000-8000-000000000001'
