-- $1 child. The homes outside the county, newest first. Where the address of the home is held back, that is said whether it is outside or not.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL, 'withheld', outside_held($1)),
       json_build_array(json_build_object('child', c.id, 'type', 'home', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(outside_county_item(o) ORDER BY h.from_on DESC, o.made_at DESC) AS items, json_agg(o.id) AS ids, max(o.tier) AS tier
          FROM outside_county o JOIN home h ON h.id = o.home_id
         WHERE o.child_id = c.id) l
 WHERE c.id = $1
