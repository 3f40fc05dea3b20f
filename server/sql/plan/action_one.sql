-- $1 id. One action.
SELECT action_item(a),
       json_build_array(json_build_object('child', a.child_id, 'type', 'action', 'tier', a.tier, 'relation', stands_as(a.child_id), 'ids', json_build_array(a.id))),
       'v' || a.version
  FROM action a
 WHERE a.id = $1
