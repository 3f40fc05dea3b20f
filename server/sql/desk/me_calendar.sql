-- No parameters. Whether I have a calendar, since when, until when, and when a program last asked for it.
SELECT json_build_object('is_on', l.id IS NOT NULL AND l.expires_at > now(), 'made_at', instant(l.made_at), 'expires_at', instant(l.expires_at),
                         'last_used_at', instant(l.last_used_at)), NULL, NULL
  FROM (SELECT me() AS id) self LEFT JOIN calendar_link l ON l.person_id = self.id AND l.ended_at IS NULL
