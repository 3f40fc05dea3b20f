-- $1 service, $2 practitioner or null, $3 part of the area or null. Whether it is one's own or administered by oneself, whether the practitioner is of it and the part one of its own; no row: no such service.
SELECT s.id = ANY (my_services()) OR s.id = ANY (my_administered()), $2::uuid IS NULL OR is_of_service(s.id, $2), $3::text IS NULL OR $3 = ANY (s.localities) FROM service s WHERE s.id = $1
