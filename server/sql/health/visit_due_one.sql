-- $1 child. When the next visit is due, and why.
SELECT json_build_object('due_on', d.due_on, 'days', d.due_on - today(), 'why', d.why, 'source', d.source),
       json_build_array(json_build_object('child', c.id, 'type', 'visit', 'tier', 1, 'relation', stands_as(c.id), 'ids', json_build_array(c.id))),
       NULL
  FROM child c LEFT JOIN visit_due d ON d.child_id = c.id
 WHERE c.id = $1
