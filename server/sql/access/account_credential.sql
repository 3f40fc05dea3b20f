-- $1 person, $2 password hash, $3 sealed seed of one-time codes or null. By whoever runs the service.
INSERT INTO credential (person_id, password_hash, totp_seed_sealed) VALUES ($1, $2, $3)
    ON CONFLICT (person_id) DO UPDATE
       SET password_hash = excluded.password_hash, totp_seed_sealed = excluded.totp_seed_sealed, password_set_at = now()
