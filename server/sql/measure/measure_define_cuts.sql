-- $1 definition, $2 what was sent, as JSON.
INSERT INTO measure_cut (definition_id, scale, of, from_value, to_value, name, level, asks_assessment)
SELECT $1, e.scale ->> 'code', coalesce(c.of, 'score'), c."from", c."to", c.name, c.level, coalesce(c.asks_assessment, false)
  FROM json_array_elements($2::json -> 'scales') e (scale)
 CROSS JOIN LATERAL json_to_recordset(e.scale -> 'bands') c (of text, "from" numeric, "to" numeric, name text, level smallint, asks_assessment boolean)
