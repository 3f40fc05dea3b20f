-- $1 id. Its first day and its last.
SELECT e.from_on, e.until_on FROM evaluation e WHERE e.id = $1
