-- $1 SDQ, $2 child, $3 the 25 raw answers by item number (smallint[], null: not answered), $4 the six impact answers.
INSERT INTO sdq_answer (id, child_id, answers, impact)
VALUES ($1, $2, $3, $4)
