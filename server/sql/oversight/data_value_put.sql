-- $1 id, $2 council, $3 measure, $4 first day of the month, $5 value in hundredths, $6 numerator, $7 denominator (each null: none), $8 unit. Gives it, in place of what was given.
INSERT INTO data_value AS v (id, authority_id, indicator, month, value, numerator, denominator)
VALUES ($1, $2, $3, $4, coalesce($5::numeric / 100, indicator_value($8, $6::numeric / 100, CASE WHEN $8 = 'count' THEN NULL ELSE $7::numeric / 100 END)), $6::numeric / 100, $7::numeric / 100)
    ON CONFLICT (authority_id, indicator, month) DO UPDATE
   SET value = excluded.value, numerator = excluded.numerator, denominator = excluded.denominator, given_by = me(), given_at = now()
