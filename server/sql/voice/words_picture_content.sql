-- $1 id. Type, what it is called, its bytes in hexadecimal, what was looked at. No row: not visible, or entered in error.
SELECT i.media, i.kind, encode(f.content, 'hex'),
       json_build_array(json_build_object('child', i.child_id, 'type', 'words', 'tier', i.tier,
           'relation', stands_as(i.child_id), 'ids', json_build_array(i.id)))
  FROM words_picture i JOIN words_picture_file f ON f.picture_id = i.id
 WHERE i.id = $1 AND i.error_reason IS NULL
