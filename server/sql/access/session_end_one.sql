-- $1 session. One of one's own; one row when there was one to end.
UPDATE session SET ended_at = now()
 WHERE id = $1 AND person_id = (SELECT me()) AND ended_at IS NULL
RETURNING id
