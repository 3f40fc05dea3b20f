-- $1 definition. Its bands: place of the scale, of the T score, from, to in hundredths, name, level, whether it asks for a full assessment.
SELECT s.position - 1, c.of = 't', (c.from_value * 100)::integer, (c.to_value * 100)::integer, c.name, c.level, c.asks_assessment
  FROM measure_cut c JOIN measure_scale s ON s.definition_id = c.definition_id AND s.code = c.scale
 WHERE c.definition_id = $1
 ORDER BY s.position, c.of, c.from_value NULLS FIRST
