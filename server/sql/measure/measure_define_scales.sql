-- $1 definition, $2 what was sent, as JSON. In the order in which they were sent.
INSERT INTO measure_scale (definition_id, position, code, name, min, max, step, higher_is_better, items, sum_of, missing_max, asks_label, change_of, reliable_change)
SELECT $1, e.position, s.code, s.name, s.min, s.max, coalesce(s.step, 1), s.higher_is_better,
       ARRAY(SELECT CASE WHEN i.is_reversed THEN -i.number ELSE i.number END FROM json_to_recordset(s.items) i (number smallint, is_reversed boolean)),
       coalesce(s.sum_of, '{}'), coalesce(s.missing_max, 0), coalesce(s.asks_label, false), s.change_of, s.reliable_change::numeric
  FROM json_array_elements($2::json -> 'scales') WITH ORDINALITY e (scale, position)
 CROSS JOIN LATERAL json_to_record(e.scale) s (code text, name text, min numeric, max numeric, step numeric, higher_is_better boolean, items json, sum_of text[], missing_max smallint,
                                              asks_label boolean, change_of text, reliable_change text)
