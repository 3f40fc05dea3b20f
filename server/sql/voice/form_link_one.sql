-- $1 id. One link, and what was sent by it.
SELECT form_item(l), json_build_array(json_build_object('child', l.child_id, 'type', 'form', 'tier', l.tier, 'relation', stands_as(l.child_id), 'ids', json_build_array(l.id))),
       'v' || l.version
  FROM form_link l
 WHERE l.id = $1
