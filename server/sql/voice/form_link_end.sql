-- $1 id. Ends it; no row: it was sent or has been ended.
UPDATE form_link SET ended_at = now() WHERE id = $1 AND sent_at IS NULL AND ended_at IS NULL RETURNING id
