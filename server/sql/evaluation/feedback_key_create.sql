-- $1 link, $2 hash of its token.
INSERT INTO feedback_key (link_id, token_hash) VALUES ($1, $2)
