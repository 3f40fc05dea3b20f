-- $1 id. One service with its rules.
SELECT service_item(s), NULL, 'v' || s.version FROM service s WHERE s.id = $1
