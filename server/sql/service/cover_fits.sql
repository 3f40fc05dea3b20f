-- $1 service, $2 who is away, $3 who covers. Whether I administer it, and who of the two is a practitioner of it; no row: no such service.
SELECT s.id = ANY (my_administered()), is_of_service(s.id, $2), is_of_service(s.id, $3) FROM service s WHERE s.id = $1
