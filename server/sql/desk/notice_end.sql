-- $1 notice, $2 what became of it: sent, waiting, unsure, dropped; $3 why, or null. What waits is tried again after 1, 2, 4 … minutes, four hours at most;
-- what is urgent and may not have come is sent again. As around_owner.
UPDATE notice n
   SET state = x.state, ended_at = CASE x.state WHEN 'waiting' THEN NULL ELSE now() END, said = $3,
       next_at = now() + least(interval '4 hours', interval '1 minute' * 2 ^ (n.tries - 1))
  FROM (SELECT CASE WHEN $2::text <> 'waiting' AND NOT ($2 = 'unsure' AND o.is_urgent) THEN $2
                    WHEN EXISTS (SELECT FROM notice w WHERE w.person_id = o.person_id AND w.state = 'waiting') THEN 'dropped'
                    ELSE 'waiting' END AS state
          FROM notice o WHERE o.id = $1) x
 WHERE n.id = $1 AND n.state = 'sending'
