-- $1 role_held's id, $2 service account, $3 agency.
INSERT INTO role_held (id, person_id, role, agency_id) VALUES ($1, $2, 'machine_key', $3)
