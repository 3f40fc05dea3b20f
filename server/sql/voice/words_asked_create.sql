-- $1 id, $2 child, $3 asked on, $4 outcome, $5 words or null.
INSERT INTO words_asked (id, child_id, asked_on, outcome, words_id)
VALUES ($1, $2, $3, $4, $5)
