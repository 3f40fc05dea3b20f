-- $1 link, $2 token hash. A calendar of my own, after the one before has been stopped.
INSERT INTO calendar_link (id, token_hash) VALUES ($1, $2)
