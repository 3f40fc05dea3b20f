-- $1 child. Why there is no SDQ, by year of the national return, newest first.
SELECT json_build_object('items', coalesce(r.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'sdq', 'tier', coalesce(r.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(r.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version, 'return_year', x.return_year, 'code', x.code, 'reason', l.name) ORDER BY x.return_year DESC) AS items,
               json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM sdq_none x LEFT JOIN code_list l ON l.list = 'sdq_none' AND l.code = x.code
         WHERE x.child_id = c.id) r
 WHERE c.id = $1
