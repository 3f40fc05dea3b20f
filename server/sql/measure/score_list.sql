-- $1 child. Every score that I may see of a child, SDQs and other measures, a line each with its SNOMED CT code: for health's own systems.
WITH line AS (
    SELECT q.id, q.tier, q.day AS on_day, 'sdq' AS measure, d.revision, q.informant, q.form, s.position, s.code AS scale, s.name, (q.scores ->> s.code)::numeric AS score, NULL::integer AS t,
           q.bands4 ->> s.code AS band, d.id AS definition_id
      FROM sdq_shown q
      JOIN measure_definition d ON d.code = 'sdq' AND d.superseded_at IS NULL
      JOIN measure_scale s ON s.definition_id = d.id
     WHERE q.child_id = $1 AND q.scores ->> s.code IS NOT NULL
    UNION ALL
    SELECT m.id, m.deepest, m.completed_on, m.code, m.revision, m.informant, NULL, s.position, s.code, s.name, (e.score ->> 'score')::numeric, (e.score ->> 't')::integer,
           (SELECT b.value ->> 'band' FROM json_array_elements(m.bands) b WHERE b.value ->> 'scale' = s.code), m.definition_id
      FROM measure_shown m
     CROSS JOIN LATERAL json_array_elements(m.scores) e (score)
      JOIN measure_scale s ON s.definition_id = m.definition_id AND s.code = e.score ->> 'scale'
     WHERE m.child_id = $1 AND e.score ->> 'score' IS NOT NULL
)
SELECT json_build_object('items', coalesce(json_agg(json_build_object('on', l.on_day, 'measure', l.measure, 'revision', l.revision, 'informant', l.informant, 'form', l.form,
               'scale', l.scale, 'name', l.name, 'score', l.score, 't', l.t, 'band', l.band, 'snomed', k.code, 'term', k.term, 'record', l.id)
               ORDER BY l.on_day DESC, l.measure, l.id, l.position) FILTER (WHERE l.id IS NOT NULL), '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'measure', 'tier', coalesce(max(l.tier), 1), 'relation', stands_as(c.id),
           'ids', coalesce(json_agg(DISTINCT l.id) FILTER (WHERE l.id IS NOT NULL), '[]'))),
       NULL
  FROM child c
  LEFT JOIN line l ON true
  LEFT JOIN measure_code k ON k.definition_id = l.definition_id AND k.scale = l.scale
        AND (k.informant IS NULL OR k.informant = l.informant) AND (k.form IS NULL OR k.form = l.form)
 WHERE c.id = $1
 GROUP BY c.id
