-- $1 SDQ, $2 child, $3 informant, $4 the 25 raw answers by item number (smallint[], null: not answered), $5 the six impact answers.
INSERT INTO sdq_answer (id, sdq_id, child_id, informant, answers, impact)
VALUES ($1, $1, $2, $3, $4, $5)
