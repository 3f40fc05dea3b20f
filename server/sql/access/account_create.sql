-- $1 person, $2 user name, $3 name, $4 agency, $5 whether it is a machine's.
INSERT INTO person (id, username, name, agency_id, is_service) VALUES ($1, $2, $3, $4, $5)
