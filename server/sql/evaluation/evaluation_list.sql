-- $1 service. Its rounds, the latest first; no row: neither one's own nor all one's to see.
SELECT json_build_object('items', coalesce((SELECT json_agg(evaluation_item(e) ORDER BY e.from_on DESC, e.id) FROM evaluation e WHERE e.service_id = s.id), '[]'), 'next', NULL), NULL, NULL
  FROM service s
 WHERE s.id = $1 AND (feedback_is_own(s.id) OR oversees('evaluation', 'view') >= 0)
