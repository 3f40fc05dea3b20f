-- $1 id, $2 child, $3 name, $4 called, $5 relation, $6 group, $7 closeness, $8 tie, $9 knows best, $10 from on, $11 until on.
INSERT INTO around_person (id, child_id, name, called, relation, grouping, closeness, tie, knows_best, from_on, until_on)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
