-- $1 link, $2 hash of its token.
INSERT INTO form_draft (link_id, token_hash) VALUES ($1, $2)
