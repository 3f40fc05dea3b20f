-- $1 rows as a JSON array: the bands of measures of the fictional council, from their scores.
INSERT INTO measure_band (id, made_at, made_by, child_id, tier, measure_id, bands)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.measure_id,
       (SELECT coalesce(json_agg(json_build_object('scale', s.code, 'name', s.name, 'band', k.name, 'level', k.level, 'asks_assessment', k.asks_assessment) ORDER BY s.position), '[]')
          FROM json_array_elements(o.scores) e
          JOIN measure_scale s ON s.definition_id = m.definition_id AND s.code = e.value ->> 'scale'
          JOIN measure_cut k ON k.definition_id = s.definition_id AND k.scale = s.code
           AND (e.value ->> k.of)::numeric >= coalesce(k.from_value, -32768) AND (e.value ->> k.of)::numeric <= coalesce(k.to_value, 32767))
  FROM json_to_recordset($1) r (id uuid, made_at timestamptz, made_by uuid, child_id uuid, tier smallint, measure_id uuid)
  JOIN measure m ON m.id = r.measure_id
  JOIN measure_score o ON o.measure_id = m.id
