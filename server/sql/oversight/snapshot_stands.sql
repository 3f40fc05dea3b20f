-- $1 first day of the month. How many editions of it are frozen, and whose data set it is.
SELECT (SELECT count(*) FROM snapshot s WHERE s.authority_id = w.id AND s.month = $1), w.id FROM (SELECT data_set_authority() AS id) w
