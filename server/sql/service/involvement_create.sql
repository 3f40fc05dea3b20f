-- $1 id, $2 child, $3 service, $4 type of work, $5 practitioner or null, $6 state, $7 from on.
INSERT INTO involvement (id, child_id, service_id, type_of_work, practitioner_id, state, from_on)
VALUES ($1, $2, $3, $4, $5, $6, $7)
