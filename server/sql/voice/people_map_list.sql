-- $1 child. The maps of the people around the child, newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'person_around', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(people_map_item(x) ORDER BY x.drawn_on DESC, x.made_at DESC) AS items, json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM people_map x
         WHERE x.child_id = c.id) l
 WHERE c.id = $1
