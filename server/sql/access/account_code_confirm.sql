-- $1 sealed seed. One's own, from now on.
UPDATE credential SET totp_seed_sealed = $1, totp_pending_sealed = NULL WHERE person_id = (SELECT me())
