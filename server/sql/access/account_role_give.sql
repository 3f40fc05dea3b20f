-- $1 role_held's id, $2 the approved request.
INSERT INTO role_held (id, person_id, role, agency_id, from_on, until_on, request_id)
SELECT $1, person_id, role, agency_id, from_on, until_on, id FROM role_request WHERE id = $2
