-- $1 plan. Its reviews, the newest first.
SELECT json_build_object('items', (SELECT coalesce(json_agg(json_build_object('id', v.id, 'made_at', instant(v.made_at),
               'made_by', (SELECT json_build_object('id', w.id, 'name', w.name) FROM person w WHERE w.id = v.made_by), 'etag', 'v' || v.version,
               'plan', v.plan_id, 'held_on', v.held_on, 'found', v.found, 'attended', v.attended, 'next_on', v.next_on) ORDER BY v.held_on DESC), '[]')
                                     FROM plan_review v WHERE v.plan_id = p.id), 'next', NULL),
       json_build_array(json_build_object('child', p.child_id, 'type', 'plan', 'tier', greatest(p.tier, x.tier), 'relation', stands_as(p.child_id),
           'ids', json_build_array(p.id))),
       NULL
  FROM plan p LEFT JOIN plan_content x ON x.plan_id = p.id
 WHERE p.id = $1
