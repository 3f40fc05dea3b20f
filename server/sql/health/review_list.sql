-- $1 child. The reviews that were held, newest first.
SELECT json_build_object('items', coalesce(r.items, '[]'), 'next', NULL),
       json_build_array(json_build_object('child', c.id, 'type', 'review', 'tier', coalesce(r.tier, 1), 'relation', stands_as(c.id),
           'ids', coalesce(r.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(review_head(x, k) ORDER BY x.held_on DESC, x.made_at DESC) AS items, json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM review x LEFT JOIN review_record k ON k.review_id = x.id
         WHERE x.child_id = c.id) r
 WHERE c.id = $1
