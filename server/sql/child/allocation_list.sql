-- $1 child. Who works with the child, those now first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'allocation', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'child', (SELECT json_build_object('id', k.id, 'name', k.name) FROM child k WHERE k.id = x.child_id), 'kind', x.kind,
           'person', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.person_id),
           'from_on', x.from_on, 'until_on', x.until_on, 'change_code', x.change_code) ORDER BY x.until_on DESC NULLS FIRST, x.from_on DESC) AS items,
               json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM allocation x
         WHERE x.child_id = c.id) l
 WHERE c.id = $1
