-- No parameters. School terms, the newest first.
SELECT json_build_object('items', coalesce(json_agg(school_term_item(t) ORDER BY t.until_on DESC), '[]'), 'next', NULL), NULL, NULL
  FROM school_term t
