-- $1 records as a json array: person, via, request_id, route, outcome, child of the path or null, looked (as the read statements give it) or null.
SELECT audit_append($1::json)
