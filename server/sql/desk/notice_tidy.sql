-- No parameters. What was being handed over when its worker died; what has been tried for a day; what ended long ago. As around_owner.
WITH lost AS (
    UPDATE notice n
       SET state = CASE WHEN n.is_urgent AND NOT EXISTS (SELECT FROM notice w WHERE w.person_id = n.person_id AND w.state = 'waiting') THEN 'waiting' ELSE 'unsure' END,
           ended_at = CASE WHEN n.is_urgent AND NOT EXISTS (SELECT FROM notice w WHERE w.person_id = n.person_id AND w.state = 'waiting') THEN NULL ELSE now() END,
           said = 'The sending was interrupted'
     WHERE n.state = 'sending' AND n.tried_at < now() - interval '5 minutes'
       AND NOT EXISTS (SELECT FROM notice o WHERE o.person_id = n.person_id AND o.state = 'sending' AND o.id < n.id)
), given_up AS (
    UPDATE notice SET state = 'failed', ended_at = now() WHERE state = 'waiting' AND tries > 0 AND made_at < now() - interval '1 day'
)
DELETE FROM notice WHERE ended_at < now() - interval '90 days'
