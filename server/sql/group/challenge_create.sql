-- $1 id, $2 group, $3 number, $4 words, $5 who put it, $6 when, $7 agency that answers, $8 who there or null.
INSERT INTO challenge (id, group_id, number, text, said_by, said_on, agency_id, owner_name) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
