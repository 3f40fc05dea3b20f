-- $1 id, $2 council, $3 first day of the month, $4 who froze it. A frozen month of the fictional council.
INSERT INTO snapshot (id, made_by, made_at, authority_id, month, edition, opening)
VALUES ($1, $4, least(now(), ($3::date + interval '1 month 9 days')::timestamptz), $2, $3, 1, data_set_opening($2, $3, true, false))
