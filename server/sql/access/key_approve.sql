-- $1 key. One row when it waited for it.
UPDATE api_key SET approved_by = (SELECT me()), approved_at = now()
 WHERE id = $1 AND approved_at IS NULL AND revoked_at IS NULL
RETURNING id
