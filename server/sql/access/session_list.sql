-- No parameters. One's own live sessions, newest first.
SELECT json_build_object('items', coalesce(json_agg(json_build_object(
           'id', s.id, 'made_at', instant(s.made_at), 'last_seen_at', instant(s.last_seen_at),
           'second_factor_at', instant(s.second_factor_at), 'expires_at', instant(s.expires_at),
           'network', s.network, 'is_this', s.id = (SELECT session_id FROM who())) ORDER BY s.made_at DESC), '[]'),
           'next', NULL),
       NULL, NULL
  FROM session s
 WHERE s.person_id = (SELECT me()) AND s.ended_at IS NULL AND s.expires_at > now()
   AND s.last_seen_at > now() - idle_limit()
