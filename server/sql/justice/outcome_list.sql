-- $1 child. Youth justice outcomes, the newest first.
SELECT json_build_object('items', coalesce(l.items, '[]'), 'next', NULL, 'withheld', list_held($1, 'youth_justice')),
       json_build_array(json_build_object('child', c.id, 'type', 'youth_justice', 'tier', coalesce(l.tier, 1), 'relation', stands_as(c.id), 'ids', coalesce(l.ids, '[]'))),
       NULL
  FROM child c
 CROSS JOIN LATERAL (
        SELECT json_agg(youth_justice_item(x) ORDER BY x.outcome_on DESC, x.made_at DESC) AS items, json_agg(x.id) AS ids, max(x.tier) AS tier
          FROM youth_justice_outcome x WHERE x.child_id = c.id) l
 WHERE c.id = $1
