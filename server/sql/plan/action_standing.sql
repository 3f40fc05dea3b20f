-- $1 id. Its state, whether there is something about what came of it, whether it is or was part of a draft that has not begun.
SELECT state, outcome IS NOT NULL, live_at IS NULL FROM action WHERE id = $1
