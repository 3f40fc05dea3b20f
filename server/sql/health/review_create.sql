-- $1 id, $2 child, $3 held on, $4 how the child took part.
INSERT INTO review (id, child_id, held_on, code)
VALUES ($1, $2, $3, $4)
