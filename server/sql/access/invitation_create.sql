-- $1 invitation, $2 token hash, $3 person, $4 purpose invite|reset.
INSERT INTO invitation (id, token_hash, person_id, purpose, expires_at)
VALUES ($1, $2, $3, $4, now() + CASE $4 WHEN 'reset' THEN interval '30 minutes' ELSE interval '7 days' END)
