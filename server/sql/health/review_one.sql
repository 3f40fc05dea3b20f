-- $1 id. One review, with what was asked and decided.
SELECT review_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'review', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM review x
 WHERE x.id = $1
