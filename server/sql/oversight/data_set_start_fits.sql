-- $1 first day of the first month that is to be counted, or null: from the first record on. Whose data set it is; whether a month is frozen that would then be counted another way.
SELECT w.id, EXISTS (SELECT FROM snapshot s WHERE s.authority_id = w.id AND s.month >= least(w.month, coalesce($1::date, '-infinity')) AND s.month < greatest(w.month, coalesce($1::date, '-infinity')))
  FROM (SELECT x.id, coalesce((SELECT s.month FROM data_set_start s WHERE s.authority_id = x.id), '-infinity') AS month FROM (SELECT data_set_authority() AS id) x) w
