-- $1 id. One meeting, with the children on its list whom I may see.
SELECT planning_meeting_item(m, true),
       (SELECT json_agg(json_build_object('child', p.child_id, 'type', 'planning', 'tier', p.tier, 'relation', stands_as(p.child_id), 'ids', json_build_array(p.id)))
          FROM planning p WHERE p.meeting_id = m.id),
       'v' || m.version
  FROM planning_meeting m
 WHERE m.id = $1
