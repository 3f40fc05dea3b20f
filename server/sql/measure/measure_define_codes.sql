-- $1 definition, $2 what was sent, as JSON.
INSERT INTO measure_code (definition_id, scale, code, term, informant)
SELECT $1, e.scale ->> 'code', k.code, k.term, k.informant
  FROM json_array_elements($2::json -> 'scales') e (scale)
 CROSS JOIN LATERAL json_to_recordset(e.scale -> 'snomed') k (code text, term text, informant text)
