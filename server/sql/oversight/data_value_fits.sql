-- $1 measure, $2 first day of the month. How it is counted then, its unit, whose data set it is; no row: there is no such measure.
SELECT CASE WHEN $2 < coalesce((SELECT s.month FROM data_set_start s WHERE s.authority_id = w.id), '-infinity') OR d.counts_as IS NULL THEN 'given' ELSE coalesce(c.how, d.how) END, i.unit, w.id
  FROM indicator i JOIN indicator_definition d ON d.indicator = i.code
 CROSS JOIN (SELECT data_set_authority() AS id) w
  LEFT JOIN LATERAL indicator_chosen(w.id, i.code, $2) c ON true
 WHERE i.code = $1 AND d.since <= $2
 ORDER BY d.since DESC LIMIT 1
