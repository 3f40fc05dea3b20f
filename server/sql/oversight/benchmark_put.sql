-- $1 id, $2 council, $3 measure, $4 kind, $5 first day of the first month, $6 value in hundredths, $7 of a month or a year (null: a month), $8 year, $9 source.
INSERT INTO benchmark (id, authority_id, indicator, kind, since, value, per, year, source) VALUES ($1, $2, $3, $4, $5, $6::numeric / 100, coalesce($7, 'month'), $8, $9)
    ON CONFLICT (authority_id, indicator, kind, since) DO UPDATE SET value = excluded.value, per = excluded.per, year = excluded.year, source = excluded.source
