-- $1 child. Special educational needs over time, newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'school', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = x.made_by),
           'etag', 'v' || x.version,
           'need', x.need, 'from_on', x.from_on, 'until_on', x.until_on) ORDER BY x.from_on DESC, x.made_at DESC) AS items,
               json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM send_status x
         WHERE x.child_id = c.id) l
 WHERE c.id = $1
