-- $1 hash. One's own new password.
UPDATE credential SET password_hash = $1, password_set_at = now() WHERE person_id = (SELECT me())
