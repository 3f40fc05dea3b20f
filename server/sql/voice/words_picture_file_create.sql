-- $1 id, $2 picture, $3 content in hexadecimal.
INSERT INTO words_picture_file (id, child_id, tier, picture_id, content)
SELECT $1, i.child_id, i.tier, i.id, decode($3, 'hex') FROM words_picture i WHERE i.id = $2
