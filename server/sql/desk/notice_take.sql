-- No parameters. The next one to be sent, urgent ones first: it is being sent from now on. Its address is null where it is not wanted any more. As around_owner.
UPDATE notice n
   SET state = 'sending', tries = n.tries + 1, tried_at = now()
  FROM notice_choice c, person p
 WHERE n.id = (SELECT w.id FROM notice w WHERE w.state = 'waiting' AND w.next_at <= now() ORDER BY w.is_urgent DESC, w.next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
   AND c.person_id = n.person_id AND p.id = n.person_id
RETURNING n.id, CASE WHEN c.how <> 'none' AND p.disabled_at IS NULL
                      AND EXISTS (SELECT FROM role_held r WHERE r.person_id = p.id AND r.from_on <= today() AND (r.until_on IS NULL OR r.until_on > today()))
                     THEN c.address END, n.is_urgent
