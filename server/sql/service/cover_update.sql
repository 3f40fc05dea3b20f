-- $1 id, $2 first day on which they are back.
UPDATE cover SET until_on = $2 WHERE id = $1
