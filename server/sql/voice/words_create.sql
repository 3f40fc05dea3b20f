-- $1 id, $2 child, $3 said on, $4 text, $5 how, $6 with whom, $7 way, $8 tier.
INSERT INTO words (id, child_id, said_on, text, said_how, said_with, way, tier)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
