-- $1 id. One child on the list of a meeting.
SELECT planning_item(p),
       json_build_array(json_build_object('child', p.child_id, 'type', 'planning', 'tier', p.tier, 'relation', stands_as(p.child_id), 'ids', json_build_array(p.id))),
       'v' || p.version
  FROM planning p
 WHERE p.id = $1
