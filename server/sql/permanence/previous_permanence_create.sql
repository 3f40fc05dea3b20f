-- $1 id, $2 child, $3 PREV_PERM, $4 code of the authority, $5 the day as far as it is known.
INSERT INTO previous_permanence (id, child_id, kind_code, authority, ordered_on) VALUES ($1, $2, $3, $4, $5)
