-- $1 child. What must not be overlooked.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'alert', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(json_build_object('id', x.id, 'made_at', instant(x.made_at), 'made_by', (SELECT json_build_object('id', m.id, 'name', m.name) FROM person m WHERE m.id = x.made_by), 'etag', 'v' || x.version,
               'kind', x.kind, 'level', x.level, 'text', x.text, 'detail', x.detail, 'since', x.from_on, 'until_on', x.until_on) ORDER BY x.level DESC, x.kind, x.from_on) AS items,
               json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM alert x
         WHERE x.child_id = c.id AND (x.until_on IS NULL OR x.until_on > today())) l
 WHERE c.id = $1
