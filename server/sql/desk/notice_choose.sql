-- $1 address or null, $2 how. Where and how often I want to be told. What was there before I asked for notices is no news.
INSERT INTO notice_choice (address, how) VALUES ($1, $2)
    ON CONFLICT (person_id) DO UPDATE
    SET address = excluded.address, how = excluded.how, changed_at = now(),
        told_until = CASE notice_choice.how WHEN 'none' THEN now() ELSE notice_choice.told_until END,
        urgent_until = CASE notice_choice.how WHEN 'none' THEN now() ELSE notice_choice.urgent_until END
