-- $1 service. Whether it is a service of mine; a key records for any.
SELECT EXISTS (SELECT FROM service s WHERE s.id = $1 AND (s.id = ANY (my_services()) OR current_setting('around.kind', true) = 'key'))
