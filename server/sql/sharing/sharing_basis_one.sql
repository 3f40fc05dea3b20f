-- $1 id. One lawful basis.
SELECT sharing_basis_item(x),
       json_build_array(json_build_object('child', x.child_id, 'type', 'consent', 'tier', x.tier,
           'relation', stands_as(x.child_id), 'ids', json_build_array(x.id))),
       'v' || x.version
  FROM sharing_basis x
 WHERE x.id = $1
