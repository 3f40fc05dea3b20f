-- $1 id, $2 child, $3 kind, $4 text, $5 instead, $6 way, $7 said on.
INSERT INTO preference (id, child_id, kind, text, instead, way, said_on)
VALUES ($1, $2, $3, $4, $5, $6, $7)
