-- $1 id, $2 health check, $3 text. The findings of a check, made or changed.
INSERT INTO health_content (id, child_id, health_id, text)
SELECT $1, h.child_id, h.id, $3 FROM health_check h WHERE h.id = $2
ON CONFLICT (health_id) DO UPDATE SET text = excluded.text
