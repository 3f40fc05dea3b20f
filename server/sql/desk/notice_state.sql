-- No parameters. Whether notices are sent, for whoever runs the service: how many wait, and to whom none could be brought in the last 30 days.
SELECT json_build_object('is_sending', EXISTS (SELECT FROM notice_run r WHERE r.ran_at > now() - interval '5 minutes'),
               'ran_at', (SELECT instant(r.ran_at) FROM notice_run r),
               'waiting', count(*) FILTER (WHERE n.state IN ('waiting', 'sending')),
               'said', (SELECT w.said FROM notice w WHERE w.state = 'waiting' AND w.said IS NOT NULL ORDER BY w.tried_at DESC LIMIT 1),
               'sent', count(*) FILTER (WHERE n.state = 'sent'),
               'lost', coalesce(json_agg(json_build_object('person', json_build_object('id', p.id, 'name', p.name), 'state', n.state, 'at', instant(n.ended_at), 'said', n.said)
                                         ORDER BY n.ended_at DESC, n.id) FILTER (WHERE n.state IN ('failed', 'unsure')), '[]')), NULL, NULL
  FROM notice n JOIN person p ON p.id = n.person_id
 WHERE n.ended_at IS NULL OR n.ended_at > now() - interval '30 days'
