-- $1 id, $2 child, $3 kind, $4 level, $5 text, $6 detail, $7 until on.
INSERT INTO alert (id, child_id, kind, level, text, detail, until_on)
VALUES ($1, $2, $3, $4, $5, $6, $7)
