-- $1 id. That a record was on the wrong child.
SELECT record_moved_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', x.record, 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.row_id))),
       'v' || x.version
  FROM record_moved x
 WHERE x.id = $1
