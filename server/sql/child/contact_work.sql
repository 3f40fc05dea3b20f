-- $1 involvement, $2 practitioner or null. Its child, first day, last day if it is closed, whether the practitioner is of its service; no row: not visible.
SELECT i.child_id, i.from_on, i.until_on, $2::uuid IS NULL OR is_of_service(i.service_id, $2) FROM involvement i WHERE i.id = $1
