-- No parameters. What training is about.
SELECT json_build_object('items', json_agg(json_build_object('code', k.code, 'name', k.name) ORDER BY k.position), 'next', NULL), NULL, NULL FROM training_kind k
