-- $1 id, $2 list, $3 name, $4 query, $5 how many one may have. No row: that many are there.
INSERT INTO saved_view (id, list, name, query)
SELECT $1, $2, $3, $4
 WHERE (SELECT count(*) FROM saved_view) < $5
RETURNING 1
