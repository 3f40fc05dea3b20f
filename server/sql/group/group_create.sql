-- $1 id, $2 kind, $3 name, $4 what it is for, $5 the agency that keeps it.
INSERT INTO work_group (id, kind, name, about, agency_id) VALUES ($1, $2, $3, $4, $5)
