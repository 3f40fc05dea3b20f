-- $1 role_held's id, $2 person, $3 role, $4 agency. Given by whoever runs the service.
INSERT INTO role_held (id, person_id, role, agency_id) VALUES ($1, $2, $3, $4)
