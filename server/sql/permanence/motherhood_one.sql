-- $1 id. That a young woman has a child of her own.
SELECT motherhood_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'permanence', 'tier', x.tier, 'relation', stands_as(x.child_id),
           'ids', json_build_array(x.id))),
       'v' || x.version
  FROM motherhood x
 WHERE x.id = $1
