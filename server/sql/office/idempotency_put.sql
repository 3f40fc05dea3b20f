-- $1 key, $2 route, $3 digest of method, path and body, $4 status, $5 Location, $6 ETag, $7 body of the answer. A key older than 24 hours is used anew.
INSERT INTO idempotency (key, route, body_hash, status, location, etag, answer)
VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (person_id, key) DO UPDATE
   SET route = excluded.route, body_hash = excluded.body_hash, status = excluded.status, location = excluded.location,
       etag = excluded.etag, answer = excluded.answer, made_at = now()
