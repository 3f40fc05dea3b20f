-- $1 agency. A row when there is such an agency.
SELECT 1 FROM agency WHERE id = $1 AND id <> '00000000-0000-4000-8000-000000000001'
