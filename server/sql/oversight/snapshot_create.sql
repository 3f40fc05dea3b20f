-- $1 id, $2 council, $3 first day of the month, $4 edition, $5 why it is corrected, or null.
INSERT INTO snapshot (id, authority_id, month, edition, reason, opening) VALUES ($1, $2, $3, $4, $5, data_set_opening($2, $3, true, false))
