-- No parameters. Ends the session that asks.
UPDATE session SET ended_at = now() WHERE id = (SELECT session_id FROM who()) AND ended_at IS NULL
