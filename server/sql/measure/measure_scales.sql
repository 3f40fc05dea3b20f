-- $1 definition, $2 child, $3 day of completion. Its scales in order: code, name, lowest, highest score in hundredths, items, places of the scales that it adds up, how many items may be missing, whether a label is asked for, mean and spread for this child's age and sex in hundredths, why there are none where there are some for others, step in hundredths.
SELECT s.code, s.name, (s.min * 100)::integer, (s.max * 100)::integer, array_to_string(s.items, ','),
       (SELECT string_agg((p.position - 1)::text, ',' ORDER BY p.position) FROM measure_scale p WHERE p.definition_id = s.definition_id AND p.code = ANY (s.sum_of)),
       s.missing_max, s.asks_label, (n.mean * 100)::integer, (n.sd * 100)::integer,
       CASE WHEN n.sd IS NULL AND EXISTS (SELECT FROM measure_norm o WHERE o.definition_id = s.definition_id AND o.scale = s.code)
            THEN CASE WHEN c.sex IS NULL OR c.sex NOT IN ('F', 'M') THEN 'sex' ELSE 'age' END END,
       (s.step * 100)::integer
  FROM measure_scale s
  LEFT JOIN child c ON c.id = $2
  LEFT JOIN measure_norm n ON n.definition_id = s.definition_id AND n.scale = s.code AND n.sex = c.sex
        AND age_on(c.born_on, $3::date) BETWEEN n.from_age AND n.to_age
 WHERE s.definition_id = $1
 ORDER BY s.position
