-- $1 rows as a JSON array: scores of measures of the fictional council, by scale; T scores by the norms of age and sex.
INSERT INTO measure_score (id, made_at, made_by, child_id, tier, measure_id, scores, answers, note)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.measure_id,
       (SELECT coalesce(json_agg(json_build_object('scale', s.code, 'name', s.name, 'score', g.value::numeric, 't', floor(50.5 + 10 * (g.value::numeric - n.mean) / n.sd)::integer,
                   't_missing', CASE WHEN n.sd IS NULL AND EXISTS (SELECT FROM measure_norm o WHERE o.definition_id = s.definition_id AND o.scale = s.code)
                                     THEN CASE WHEN c.sex = 'U' THEN 'sex' ELSE 'age' END END,
                   'label', CASE WHEN s.asks_label THEN r.label END) ORDER BY s.position), '[]')
          FROM json_each_text(r.given) g
          JOIN measure_scale s ON s.definition_id = m.definition_id AND s.code = g.key
          LEFT JOIN measure_norm n ON n.definition_id = s.definition_id AND n.scale = s.code AND n.sex = c.sex AND age_on(c.born_on, m.completed_on) BETWEEN n.from_age AND n.to_age),
       r.answers, r.note
  FROM json_to_recordset($1) r (id uuid, made_at timestamptz, made_by uuid, child_id uuid, tier smallint, measure_id uuid, given json, label text, note text, answers json)
  JOIN measure m ON m.id = r.measure_id
  JOIN child c ON c.id = m.child_id
