-- $1 id. The service that a report is about.
SELECT json_build_object('id', s.id, 'name', s.name) FROM service s WHERE s.id = $1
