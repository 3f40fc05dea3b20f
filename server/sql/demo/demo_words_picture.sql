-- $1 rows as a JSON array: drawings of the fictional council.
INSERT INTO words_picture (id, made_at, made_by, child_id, tier, words_id, kind, about, media, width, height, bytes)
SELECT r.id, r.made_at, r.made_by, r.child_id, r.tier, r.words_id, r.kind, r.about, r.media, r.width, r.height, r.bytes
  FROM json_populate_recordset(NULL::words_picture, $1) r
