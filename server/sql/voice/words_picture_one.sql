-- $1 id. One picture, without its bytes.
SELECT words_picture_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'words', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM words_picture x
 WHERE x.id = $1
