-- $1 id, $2 words, $3 kind, $4 about, $5 media, $6 width, $7 height, $8 bytes. As sensitive as the words.
INSERT INTO words_picture (id, child_id, tier, words_id, kind, about, media, width, height, bytes)
SELECT $1, w.child_id, w.tier, w.id, $3, $4, $5, $6, $7, $8 FROM words w WHERE w.id = $2
