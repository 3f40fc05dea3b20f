-- $1 id, $2 council, $3 first day of the month, $4 edition, $5 why it is corrected, or null, $6 the sentence that stands above it.
INSERT INTO snapshot (id, authority_id, month, edition, reason, opening) VALUES ($1, $2, $3, $4, $5, $6)
