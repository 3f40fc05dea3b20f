-- $1 agency, $2 kind, $3 name.
INSERT INTO agency (id, kind, name) VALUES ($1, $2, $3)
