-- $1 child. Each PEP, that of the newest term first, and what is held back of them.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL, 'withheld', list_held($1, 'pep')),
       json_build_array(json_build_object('child', c.id, 'type', 'pep', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(pep_item(p) ORDER BY t.until_on DESC) AS items, json_agg(p.id) AS ids, max(p.tier) AS tier
          FROM pep p JOIN school_term t ON t.id = p.term_id
         WHERE p.child_id = c.id) l
 WHERE c.id = $1
