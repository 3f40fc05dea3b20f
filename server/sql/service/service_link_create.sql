-- $1 id, $2 service, $3 school, $4 practitioner. From today.
INSERT INTO service_link (id, service_id, school_id, practitioner_id) VALUES ($1, $2, $3, $4)
