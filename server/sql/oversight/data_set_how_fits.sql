-- $1 measure, $2 first day of the first month. Whose data set it is; how the measure is counted then; whether the records can count it; whether that month or a later one is frozen;
-- whether every value of that month is given. No row: there is no such measure.
SELECT w.id, CASE WHEN d.counts_as IS NULL THEN 'given' ELSE coalesce(c.how, d.how) END, d.counts_as IS NOT NULL,
       EXISTS (SELECT FROM snapshot s WHERE s.authority_id = w.id AND s.month >= $2),
       $2 < coalesce((SELECT s.month FROM data_set_start s WHERE s.authority_id = w.id), '-infinity')
  FROM indicator_definition d
 CROSS JOIN (SELECT data_set_authority() AS id) w
  LEFT JOIN LATERAL indicator_chosen(w.id, d.indicator, $2) c ON true
 WHERE d.indicator = $1 AND d.since <= $2
 ORDER BY d.since DESC LIMIT 1
