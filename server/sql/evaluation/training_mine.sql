-- No parameters. Sessions I came to three months ago and more, of which I have not said what has changed, the oldest first.
SELECT json_build_object('items', coalesce(json_agg(training_item(t) ORDER BY t.held_on, t.id), '[]'), 'next', NULL), NULL, NULL
  FROM training_attendance a JOIN training_session t ON t.id = a.session_id
 WHERE a.person_id = (SELECT me()) AND NOT a.removed AND training_later_on(t) <= today() AND t.held_on > today() - 400
   AND NOT EXISTS (SELECT FROM feedback f WHERE f.session_id = t.id AND f.kind = 'training_later' AND f.link_id IS NULL AND f.made_by = (SELECT me()) AND f.struck_why IS NULL)
