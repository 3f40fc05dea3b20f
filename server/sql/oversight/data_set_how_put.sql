-- $1 id, $2 council, $3 measure, $4 first day of the first month, $5 computed or given, $6 where it comes from, or null. From that month on it is so, until there is a later choice.
INSERT INTO indicator_choice (id, authority_id, indicator, since, how, source) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (authority_id, indicator, since) DO UPDATE SET how = excluded.how, source = excluded.source
