-- No parameters. Where and how often I want to be told; whether anybody sends at all; when the last notice to this address was given up.
SELECT json_build_object('address', c.address, 'how', coalesce(c.how, 'none'),
               'is_sending', EXISTS (SELECT FROM notice_run r WHERE r.ran_at > now() - interval '5 minutes'),
               'failed_at', (SELECT CASE n.state WHEN 'failed' THEN instant(n.ended_at) END FROM notice n
                              WHERE n.person_id = self.id AND n.ended_at > c.changed_at ORDER BY n.ended_at DESC LIMIT 1)), NULL, NULL
  FROM (SELECT me() AS id) self LEFT JOIN notice_choice c ON c.person_id = self.id
