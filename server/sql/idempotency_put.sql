-- $1 key, $2 digest of the request, $3 status, $4 Location, $5 ETag, $6 body of the answer.
INSERT INTO idempotency (client_id, key, digest, status, location, etag, body)
VALUES ((SELECT me()), $1, $2, $3, $4, $5, $6)
    ON CONFLICT (client_id, key) DO UPDATE
   SET digest = excluded.digest, status = excluded.status, location = excluded.location, etag = excluded.etag,
       body = excluded.body, made_at = now()
