-- $1 id, $2 day from which it is shared no longer.
UPDATE plan_share SET ended_on = $2 WHERE id = $1 AND ended_on IS NULL
