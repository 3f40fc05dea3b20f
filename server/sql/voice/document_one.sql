-- $1 id. One document with the versions of its file.
SELECT document_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'document', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM document x
 WHERE x.id = $1
