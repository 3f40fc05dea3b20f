-- $1 id. Its service.
SELECT service_id FROM service_work WHERE id = $1
