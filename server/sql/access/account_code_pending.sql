-- $1 sealed seed. One's own, until its first code comes.
UPDATE credential SET totp_pending_sealed = $1 WHERE person_id = (SELECT me())
