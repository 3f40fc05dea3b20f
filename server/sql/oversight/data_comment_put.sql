-- $1 id, $2 council, $3 measure, $4 first day of the month, $5 text or null. Says it, in place of what was said.
INSERT INTO data_comment (id, authority_id, indicator, month, text) VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT (authority_id, indicator, month) DO UPDATE SET text = excluded.text, said_by = me(), said_at = now()
