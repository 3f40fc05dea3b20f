-- $1 words. Its child, and how many pictures it has. No row: not visible.
SELECT w.child_id, (SELECT count(*) FROM words_picture i WHERE i.words_id = w.id AND i.error_reason IS NULL) FROM words w WHERE w.id = $1
