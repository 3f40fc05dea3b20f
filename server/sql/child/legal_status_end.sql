-- $1 child, $2 day. Ends the status that is open and began before that day.
UPDATE legal_status SET until_on = $2 WHERE child_id = $1 AND until_on IS NULL AND from_on <= $2
