-- $1 child or null. School terms, the newest first; those of the council that looks after the child.
SELECT json_build_object('items', coalesce(json_agg(school_term_item(t) ORDER BY t.until_on DESC), '[]'), 'next', NULL), NULL, NULL
  FROM school_term t
 WHERE $1::uuid IS NULL OR t.agency_id = (SELECT authority_of(c.authority_id) FROM child c WHERE c.id = $1)
