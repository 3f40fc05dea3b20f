-- $1 id, $2 child, $3 said on, $4 text, $5 how, $6 with whom.
INSERT INTO words (id, child_id, said_on, text, said_how, said_with)
VALUES ($1, $2, $3, $4, $5, $6)
