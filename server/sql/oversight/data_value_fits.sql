-- $1 measure, $2 first day of the month. How it is counted then, its unit, whose data set it is; no row: there is no such measure.
SELECT CASE WHEN $2 < coalesce((SELECT s.month FROM data_set_start s WHERE s.authority_id = data_set_authority()), '-infinity') THEN 'given' ELSE d.how END, i.unit, data_set_authority()
  FROM indicator i JOIN indicator_definition d ON d.indicator = i.code
 WHERE i.code = $1 AND d.since <= $2
 ORDER BY d.since DESC LIMIT 1
