-- $1 id. Its service, whether that is one's own, its title, its day, whether anybody came, whether it was cancelled; whether I came, and have said what changed.
SELECT t.service_id, feedback_is_own(t.service_id), t.title, t.held_on, EXISTS (SELECT FROM training_attendance a WHERE a.session_id = t.id AND NOT a.removed), t.cancelled_why IS NOT NULL,
       EXISTS (SELECT FROM training_attendance a WHERE a.session_id = t.id AND a.person_id = me() AND NOT a.removed),
       EXISTS (SELECT FROM feedback f WHERE f.session_id = t.id AND f.kind = 'training_later' AND f.link_id IS NULL AND f.made_by = me() AND f.struck_why IS NULL)
  FROM training_session t
 WHERE t.id = $1
