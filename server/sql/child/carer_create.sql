-- $1 id, $2 name, $3 kind, $4 agency or null for one's own.
INSERT INTO carer (id, name, kind, agency_id)
VALUES ($1, $2, $3, coalesce($4, (SELECT p.agency_id FROM person p WHERE p.id = me())))
