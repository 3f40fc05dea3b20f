-- $1 id, $2 name, $3 agency.
INSERT INTO team (id, name, agency_id) VALUES ($1, btrim($2), $3)
