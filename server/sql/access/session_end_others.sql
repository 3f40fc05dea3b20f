-- No parameters. Ends all sessions of the one who asks but this.
UPDATE session SET ended_at = now()
 WHERE person_id = (SELECT me()) AND id <> (SELECT session_id FROM who()) AND ended_at IS NULL
