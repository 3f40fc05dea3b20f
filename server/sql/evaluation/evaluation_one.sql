-- $1 id. A round with what came of it.
SELECT evaluation_one(e), NULL, 'v' || e.version FROM evaluation e WHERE e.id = $1
