-- $1 name or id of an agency. Its id; no row: there is none.
SELECT id FROM agency WHERE name = $1 OR id::text = $1 ORDER BY made_at LIMIT 2
