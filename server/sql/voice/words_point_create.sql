-- $1 id, $2 child, $3 words, $4 list (going_well, matters, want_help), $5 position from 1, $6 text, $7 tier.
INSERT INTO words_point (id, child_id, words_id, list, position, text, tier)
VALUES ($1, $2, $3, $4, $5, $6, $7)
