-- $1 id. One time of asking.
SELECT words_asked_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'words', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM words_asked x
 WHERE x.id = $1
