-- $1 id. One review of a plan.
SELECT json_build_object('id', v.id, 'made_at', instant(v.made_at), 'made_by', (SELECT json_build_object('id', p.id, 'name', p.name) FROM person p WHERE p.id = v.made_by),
           'etag', 'v' || v.version, 'plan', v.plan_id, 'held_on', v.held_on, 'found', v.found, 'attended', v.attended, 'next_on', v.next_on),
       json_build_array(json_build_object('child', v.child_id, 'type', 'plan', 'tier', v.tier, 'relation', stands_as(v.child_id), 'ids', json_build_array(v.id))),
       'v' || v.version
  FROM plan_review v
 WHERE v.id = $1
