-- $1 id. Its state, and whether there is something about what came of it.
SELECT state, outcome IS NOT NULL FROM action WHERE id = $1
