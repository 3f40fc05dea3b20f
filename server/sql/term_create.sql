-- $1 id, $2 name, $3 first day, $4 last day. Of the council.
INSERT INTO school_term (id, agency_id, name, from_on, until_on)
SELECT $1, a.id, $2, $3, $4 FROM agency a WHERE a.kind = 'council' ORDER BY a.name LIMIT 1
