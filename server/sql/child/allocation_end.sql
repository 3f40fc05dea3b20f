-- $1 id, $2 the day on which it ends.
UPDATE allocation SET until_on = $2 WHERE id = $1
