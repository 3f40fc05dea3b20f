-- $1 kind of form, $2 for whom. What it asks, in order.
SELECT json_build_object('items', coalesce(json_agg(json_build_object('code', q.code, 'words', q.words, 'hint', q.hint, 'type', q.type, 'most', q.most, 'choices', q.choices) ORDER BY q.place), '[]'),
           'next', NULL), NULL, NULL
  FROM feedback_asked($1, $2, '{name}') q
 WHERE $1 IN ('evaluation', 'training', 'training_later')
