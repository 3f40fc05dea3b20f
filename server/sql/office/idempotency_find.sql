-- $1 key. One row: whether this transaction holds the key, and what the first request with it was and was answered (digest null: it is the first).
SELECT pg_try_advisory_xact_lock(hashtextextended((SELECT me())::text || ' ' || $1, 0)),
       i.body_hash, i.status, i.location, i.etag, i.answer
  FROM (SELECT 1) one
  LEFT JOIN idempotency i ON i.person_id = (SELECT me()) AND i.key = $1 AND i.made_at > now() - interval '24 hours'
