-- $1 id, $2 group, $3 what, $4 agency, $5 person or null, $6 owner in words or null, $7 due on.
INSERT INTO group_action (id, group_id, what, agency_id, person_id, owner_name, due_on) VALUES ($1, $2, $3, $4, $5, $6, $7)
