-- $1 definition. Its norms, for whoever makes its next revision.
SELECT json_build_object('items', measure_norms(d.id), 'next', NULL), '[]'::json, NULL FROM measure_definition d WHERE d.id = $1
