-- The measures that are in use, each with its scales, bands and codes.
SELECT json_build_object('items', coalesce(json_agg(measure_definition_item(d) ORDER BY d.entry = 'elsewhere' DESC, d.name), '[]'), 'next', NULL), '[]'::json, NULL
  FROM measure_definition d
 WHERE d.superseded_at IS NULL
