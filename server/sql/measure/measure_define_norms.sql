-- $1 definition, $2 what was sent, as JSON.
INSERT INTO measure_norm (definition_id, scale, sex, from_age, to_age, mean, sd)
SELECT $1, e.scale ->> 'code', n.sex, n.from_age, n.to_age, n.mean::numeric, n.sd::numeric
  FROM json_array_elements($2::json -> 'scales') e (scale)
 CROSS JOIN LATERAL json_to_recordset(e.scale -> 'norms') n (sex text, from_age smallint, to_age smallint, mean text, sd text)
