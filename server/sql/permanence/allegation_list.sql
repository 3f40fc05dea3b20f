-- $1 household. What is alleged against it, the newest first; no row: it is not for me to see.
SELECT json_build_object('items', (SELECT coalesce(json_agg(allegation_item(a) ORDER BY a.made_on DESC, a.made_at DESC), '[]') FROM foster_allegation a WHERE a.household_id = h.id), 'next', NULL), NULL, NULL
  FROM foster_household h
 WHERE h.id = $1
