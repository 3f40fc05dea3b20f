-- $1 first day of the month. How many editions of it are frozen, whose data set it is, and whether anything is measured so early.
SELECT (SELECT count(*) FROM snapshot s WHERE s.authority_id = w.id AND s.month = $1), w.id, EXISTS (SELECT FROM indicator_definition d WHERE d.since <= $1)
  FROM (SELECT data_set_authority() AS id) w
