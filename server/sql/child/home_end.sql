-- $1 child, $2 day. Ends the home that is open and began before that day.
UPDATE home SET until_on = $2 WHERE child_id = $1 AND until_on IS NULL AND from_on <= $2
