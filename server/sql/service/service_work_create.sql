-- $1 id, $2 service, $3 kind, $4 day, $5 minutes, $6 how many people, $7 who asked, $8 topic, $9 practitioner or null, $10 part of the area.
INSERT INTO service_work (id, service_id, kind, day, minutes, people, asked_by, topic, practitioner_id, locality)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, coalesce($9, CASE WHEN is_of_service($2, me()) THEN me() END), $10)
