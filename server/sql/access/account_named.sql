-- $1 user name. That account: id, name, agency, the agency's name; no row: there is none.
SELECT p.id, p.name, p.agency_id, a.name
  FROM person p JOIN agency a ON a.id = p.agency_id
 WHERE p.username = lower($1) AND NOT p.is_service
