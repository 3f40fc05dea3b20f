-- $1 id, $2 practitioner. A row when the practitioner is of the involvement's service.
SELECT FROM involvement i WHERE i.id = $1 AND is_of_service(i.service_id, $2)
