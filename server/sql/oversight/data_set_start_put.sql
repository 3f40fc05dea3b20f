-- $1 id, $2 council, $3 first day of the first month that is counted from the records, or null: from the first record on.
INSERT INTO data_set_start (id, authority_id, month) VALUES ($1, $2, $3)
    ON CONFLICT (authority_id) DO UPDATE SET month = excluded.month
