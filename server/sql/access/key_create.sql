-- $1 key, $2 token hash, $3 service account, $4 agency, $5 name, $6 scopes with spaces between, $7 days.
INSERT INTO api_key (id, token_hash, person_id, agency_id, name, scopes, expires_at)
VALUES ($1, $2, $3, $4, $5, string_to_array($6, ' '), now() + make_interval(days => $7::integer))
