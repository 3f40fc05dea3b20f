-- $1 id, $2 child, $3 the other, $4 tier, $5 kind, $6 who said so, $7 when, $8 their time together or null.
INSERT INTO sibling (id, child_id, other_id, tier, kind, said_by, said_on, family_time) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
