-- $1 session, $2 hash of its token, $3 person. As around_owner: an identity for one look at what is new for somebody. It ends with that look, or by itself soon after.
INSERT INTO session (id, token_hash, person_id, network, expires_at) VALUES ($1, $2, $3, 'notices', now() + interval '30 seconds')
