-- $1 service, $2 practitioner or null. Whether it is one's own or administered by oneself, and whether the practitioner is of it; no row: no such service.
SELECT s.id = ANY (my_services()) OR s.id = ANY (my_administered()), $2::uuid IS NULL OR is_of_service(s.id, $2) FROM service s WHERE s.id = $1
