-- $1 id. One home outside the county, with its steps.
SELECT outside_county_item(o),
       json_build_array(json_build_object('child', o.child_id, 'type', 'home', 'tier', o.tier, 'relation', stands_as(o.child_id),
           'ids', json_build_array(o.id))),
       'v' || o.version
  FROM outside_county o
 WHERE o.id = $1
