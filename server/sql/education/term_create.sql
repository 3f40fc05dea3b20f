-- $1 id, $2 council, $3 name, $4 first day, $5 last day.
INSERT INTO school_term (id, agency_id, name, from_on, until_on) VALUES ($1, $2, $3, $4, $5)
