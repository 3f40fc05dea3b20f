-- $1 records as a json array: person, via, request, route, outcome, looks (as the read statements give them).
SELECT audit_append($1::json)
