-- $1 id, $2 until on, $3 why. Both null: it goes on after all.
UPDATE edge_of_care SET until_on = $2, end_reason = $3 WHERE id = $1
