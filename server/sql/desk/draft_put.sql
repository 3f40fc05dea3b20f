-- $1 form, $2 body (json). Keeps what I typed.
INSERT INTO draft (form, body)
VALUES ($1, $2)
    ON CONFLICT (person_id, form) DO UPDATE SET body = excluded.body, saved_at = now()
